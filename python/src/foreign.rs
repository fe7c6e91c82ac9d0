//! Columns of other programs, taken out of the capsules in which the Arrow C data interface hands them over.
//!
//! The only unsafe code of this crate, and there is no way around it: a capsule holds a C struct behind a pointer, and
//! that the struct is what the capsule's name says is a promise of whoever made it. Everything that is read behind the
//! pointer afterwards is read by `arrow-array`.
#![allow(unsafe_code)]

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{ArrayRef, make_array};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// A column that another program hands over, whole or in parts.
pub enum Handed {
    Whole(ArrayRef),
    Parts(ArrayStreamReader),
}

/// The column of an object with `__arrow_c_stream__` or `__arrow_c_array__`; `None` where it has neither.
pub fn handed(object: &Bound<'_, PyAny>) -> PyResult<Option<Handed>> {
    if object.hasattr("__arrow_c_stream__")? {
        let capsule = object.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?.cast();
        // SAFETY: the interface says that a capsule of this name points to a valid stream, which is moved out here: what
        // stays behind is released. This thread holds the interpreter, so nobody else does so at the same time.
        let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
        return ArrayStreamReader::try_new(stream).map(Handed::Parts).map(Some).map_err(refused);
    }
    if object.hasattr("__arrow_c_array__")? {
        let both = object.call_method0("__arrow_c_array__")?;
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = both.extract()?;
        let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<FFI_ArrowSchema>();
        let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<FFI_ArrowArray>();
        // SAFETY: as above; the schema is only looked at while its capsule lives, and it describes the array.
        let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
        return data.map(make_array).map(Handed::Whole).map(Some).map_err(refused);
    }
    Ok(None)
}

fn refused(error: arrow_schema::ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

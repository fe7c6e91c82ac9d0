//! Columns of texts, in all the ways in which Arrow has them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, BinaryViewType, ByteArrayType, ByteViewType, GenericBinaryType,
    GenericStringType, Int8Type, Int16Type, Int32Type, Int64Type, StringViewType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BinaryArray, DictionaryArray, GenericByteArray, GenericByteViewArray, NullArray,
};
use arrow_buffer::{ArrowNativeType, NullBuffer};
use arrow_schema::DataType;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};

use crate::foreign::{Handed, handed};

/// The parts of a column, one after another.
pub enum Column {
    Whole(Option<ArrayRef>),
    Parts(Handed),
}

impl Column {
    /// Takes whatever has the Arrow interface, or any iterable of texts.
    pub fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(match handed(object)? {
            Some(Handed::Whole(array)) => Self::Whole(Some(array)),
            Some(parts) => Self::Parts(parts),
            None => Self::Whole(Some(listed(object)?)),
        })
    }

    /// The next part.
    pub fn next(&mut self) -> PyResult<Option<ArrayRef>> {
        match self {
            Self::Whole(array) => Ok(array.take()),
            Self::Parts(Handed::Parts(parts)) => {
                parts.next().transpose().map_err(|error| PyValueError::new_err(error.to_string()))
            }
            Self::Parts(Handed::Whole(_)) => Ok(None),
        }
    }
}

/// The texts of a list. `None` and a float that is not a number are no value.
fn listed(object: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    if object.is_instance_of::<PyString>() || object.is_instance_of::<PyBytes>() {
        return Err(PyTypeError::new_err(
            "expected a column of codes, found one text; `decode_one` takes one code",
        ));
    }
    let mut texts: Vec<Option<Vec<u8>>> = Vec::new();
    for item in object.try_iter()? {
        let item = item?;
        texts.push(if item.is_none() {
            None
        } else if let Ok(text) = item.cast::<PyString>() {
            // Half of a surrogate pair is not UTF-8, and nothing that no text can hold is a code.
            Some(text.to_str().map_or_else(|_| vec![0xFF], |text| text.as_bytes().to_vec()))
        } else if let Ok(bytes) = item.cast::<PyBytes>() {
            Some(bytes.as_bytes().to_vec())
        } else if item.cast::<PyFloat>().is_ok_and(|float| float.extract::<f64>().is_ok_and(f64::is_nan)) {
            None
        } else {
            return Err(not_texts(&item.get_type().name()?.to_string()));
        });
    }
    Ok(Arc::new(BinaryArray::from_iter(texts)))
}

fn not_texts(found: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "expected a column of texts, found {found}; a code is a text: as a number it has lost its leading zeros"
    ))
}

/// A column whose values are bytes.
pub trait Texts: Array {
    /// What is there, even under a null.
    fn text(&self, place: usize) -> &[u8];
    /// The same for every row, in order.
    fn texts(&self) -> impl Iterator<Item = &[u8]>;

    /// Which rows have a value, where some have none.
    fn present(&self) -> Option<&NullBuffer> {
        self.nulls().filter(|nulls| nulls.null_count() > 0)
    }

    #[inline(always)]
    fn get(&self, place: usize) -> Option<&[u8]> {
        self.present().is_none_or(|nulls| nulls.is_valid(place)).then(|| self.text(place))
    }
}

impl<T: ByteArrayType> Texts for GenericByteArray<T> {
    #[inline(always)]
    fn text(&self, place: usize) -> &[u8] {
        let ends = self.value_offsets();
        let (start, end) = (ends[place].as_usize(), ends[place + 1].as_usize());
        self.value_data().get(start..end).unwrap_or_default()
    }

    #[inline(always)]
    fn texts(&self) -> impl Iterator<Item = &[u8]> {
        let data = self.value_data();
        let text = |ends: &[T::Offset]| data.get(ends[0].as_usize()..ends[1].as_usize()).unwrap_or_default();
        self.value_offsets().windows(2).map(text)
    }
}

impl<T: ByteViewType> Texts for GenericByteViewArray<T> {
    #[inline(always)]
    fn text(&self, place: usize) -> &[u8] {
        self.value(place).as_ref()
    }

    #[inline(always)]
    fn texts(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|place| self.text(place))
    }
}

/// What can be done with a column of texts, whatever its layout.
pub trait Job {
    type Done;
    /// Texts one after another.
    fn plain(self, texts: &impl Texts) -> Self::Done;
    /// Different texts, and for each row the number of one; a number that no text has is no value.
    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<Self::Done>;
    /// So many rows without any value.
    fn nothing(self, rows: usize) -> Self::Done;
}

/// Does it with the layout that the column has.
pub fn dispatch<J: Job>(array: &ArrayRef, job: J) -> PyResult<J::Done> {
    Ok(match array.data_type() {
        DataType::Utf8 => job.plain(array.as_bytes::<GenericStringType<i32>>()),
        DataType::LargeUtf8 => job.plain(array.as_bytes::<GenericStringType<i64>>()),
        DataType::Utf8View => job.plain(array.as_byte_view::<StringViewType>()),
        DataType::Binary => job.plain(array.as_bytes::<GenericBinaryType<i32>>()),
        DataType::LargeBinary => job.plain(array.as_bytes::<GenericBinaryType<i64>>()),
        DataType::BinaryView => job.plain(array.as_byte_view::<BinaryViewType>()),
        DataType::Null => job.nothing(array.as_any().downcast_ref::<NullArray>().map_or(0, Array::len)),
        DataType::Dictionary(key, _) => {
            let (keys, values) = match **key {
                DataType::Int8 => keys(array.as_dictionary::<Int8Type>()),
                DataType::Int16 => keys(array.as_dictionary::<Int16Type>()),
                DataType::Int32 => keys(array.as_dictionary::<Int32Type>()),
                DataType::Int64 => keys(array.as_dictionary::<Int64Type>()),
                DataType::UInt8 => keys(array.as_dictionary::<UInt8Type>()),
                DataType::UInt16 => keys(array.as_dictionary::<UInt16Type>()),
                DataType::UInt32 => keys(array.as_dictionary::<UInt32Type>()),
                _ => keys(array.as_dictionary::<UInt64Type>()),
            };
            job.dictionary(&keys, values)?
        }
        other => return Err(not_texts(&other.to_string())),
    })
}

/// The keys of a dictionary as places among its values; the place after the last one where there is no value.
fn keys<K: ArrowDictionaryKeyType>(array: &DictionaryArray<K>) -> (Vec<usize>, &ArrayRef) {
    let none = array.values().len();
    let place = |key: &K::Native| key.to_usize().unwrap_or(none).min(none);
    let places: Vec<_> = match array.keys().nulls() {
        Some(nulls) => {
            let keys = array.keys().values().iter().zip(nulls);
            keys.map(|(key, is_valid)| if is_valid { place(key) } else { none }).collect()
        }
        None => array.keys().values().iter().map(place).collect(),
    };
    (places, array.values())
}

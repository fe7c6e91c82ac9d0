//! The native part of the Python package `payverdict`. Columns come and go by the Arrow C data interface; everything
//! else crosses as JSON, which the Python part makes objects of.

mod column;
mod decode;
mod foreign;
mod memo;
mod objects;
mod output;
mod said;
mod sets;

use std::ffi::OsString;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    payverdict,
    UnknownWord,
    PyValueError,
    "A word that is not known, such as the name of a set; the message has the nearest ones."
);
create_exception!(
    payverdict,
    MalformedCode,
    PyValueError,
    "A text that is not of the form that the codes of its set have."
);
create_exception!(payverdict, PayloadError, PyValueError, "A document that could not be read.");
create_exception!(payverdict, PlanError, PyValueError, "A history or a policy that could not be read.");

/// Runs the command as `payverdict ARGUMENTS…` does, and gives its exit status.
#[pyfunction]
fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    let arguments = std::iter::once(OsString::from("payverdict")).chain(arguments);
    py.detach(|| payverdict_cli::run(arguments))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("DATA_VERSION", payverdict::DATA_VERSION)?;
    module.add("UnknownWord", module.py().get_type::<UnknownWord>())?;
    module.add("MalformedCode", module.py().get_type::<MalformedCode>())?;
    module.add("PayloadError", module.py().get_type::<PayloadError>())?;
    module.add("PlanError", module.py().get_type::<PlanError>())?;
    module.add_class::<output::Decoded>()?;
    module.add_function(wrap_pyfunction!(command, module)?)?;
    module.add_function(wrap_pyfunction!(decode::decode, module)?)?;
    module.add_function(wrap_pyfunction!(objects::decode_one, module)?)?;
    module.add_function(wrap_pyfunction!(objects::payload, module)?)?;
    module.add_function(wrap_pyfunction!(objects::read, module)?)?;
    module.add_function(wrap_pyfunction!(objects::timeline, module)?)?;
    module.add_function(wrap_pyfunction!(objects::plan, module)?)?;
    module.add_function(wrap_pyfunction!(objects::search, module)?)?;
    module.add_function(wrap_pyfunction!(objects::sets, module)?)?;
    Ok(())
}

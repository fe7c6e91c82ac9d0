use payverdict::CodeSet;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

#[wasm_bindgen]
pub fn decode(set: &str, code: &str) -> Result<JsValue, JsError> {
    let verdict = payverdict::decode(set.parse::<CodeSet>()?, code)?;
    Ok(serde_wasm_bindgen::to_value(&verdict)?)
}

//! What every answer says, whoever sent the document.

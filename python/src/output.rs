//! Columns of verdicts: dictionaries of few words.

use std::sync::{Arc, LazyLock};

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{ArrowDictionaryKeyType, Int8Type, Int16Type};
use arrow_array::{ArrayRef, DictionaryArray, PrimitiveArray, RecordBatch, RecordBatchIterator, StringArray};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use payverdict::{Locale, Verdict};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::said::{COLUMNS, HAS, Said, met, row};

/// So many rows are packed before their words are put into columns: as many as stay in the first-level cache.
const BLOCK: usize = 256;

/// Which columns are written.
pub struct Wanted {
    texts: Vec<Text>,
    /// Whether columns are dictionaries; plain texts otherwise.
    dictionary: bool,
    schema: SchemaRef,
}

/// A column of texts that rows have.
struct Text {
    of: fn(Verdict, Locale) -> &'static str,
    locale: Locale,
}

impl Wanted {
    pub fn new(summary: bool, message: Option<Locale>, dictionary: bool) -> Self {
        let words = COLUMNS.iter().map(|words| (words.name, DataType::Int8, words.valid().is_some()));
        let mut columns: Vec<_> = words.collect();
        let mut texts = Vec::new();
        if summary {
            columns.push(("summary", DataType::Int16, true));
            texts.push(Text { of: |verdict, _| verdict.summary(), locale: Locale::En });
        }
        if let Some(locale) = message {
            columns.push(("message", DataType::Int16, true));
            texts.push(Text { of: Verdict::message, locale });
        }
        let kind = |key| {
            if dictionary {
                DataType::Dictionary(Box::new(key), Box::new(DataType::Utf8))
            } else {
                DataType::Utf8
            }
        };
        let field = |(name, key, is_nullable)| Field::new(name, kind(key), is_nullable);
        let fields: Vec<Field> = columns.into_iter().map(field).collect();
        Self { texts, dictionary, schema: Arc::new(Schema::new(fields)) }
    }
}

/// The words of each column, made once.
static DICTIONARIES: LazyLock<Vec<StringArray>> =
    LazyLock::new(|| COLUMNS.iter().map(|words| StringArray::from((words.all)())).collect());

/// What was said so far of the rows of a batch.
pub struct Written<'a> {
    wanted: &'a Wanted,
    block: [Said; BLOCK],
    filled: usize,
    words: [Vec<i8>; COLUMNS.len()],
    /// Whether there is a word, a bit for each row: once for all columns that depend on the same.
    valid: [Valid; HAS.len()],
    /// The number of the row of each verdict, where texts are wanted.
    rows: Vec<i16>,
}

/// A bit for each row.
struct Valid {
    bits: Vec<u64>,
    is_whole: bool,
}

impl<'a> Written<'a> {
    pub fn new(wanted: &'a Wanted, rows: usize) -> Self {
        Self {
            wanted,
            block: [0; BLOCK],
            filled: 0,
            words: std::array::from_fn(|_| Vec::with_capacity(rows)),
            valid: std::array::from_fn(|_| Valid {
                bits: Vec::with_capacity(rows.div_ceil(64)),
                is_whole: true,
            }),
            rows: Vec::new(),
        }
    }

    #[inline(always)]
    pub fn push(&mut self, said: Said) {
        self.block[self.filled] = said;
        self.filled += 1;
        if self.filled == BLOCK {
            self.flush();
        }
    }

    #[inline(never)]
    fn flush(&mut self) {
        let block = &self.block[..self.filled];
        for (words, keys) in COLUMNS.iter().zip(&mut self.words) {
            keys.extend(block.iter().map(|said| words.key(*said)));
        }
        let all = block.iter().fold(Said::MAX, |all, said| all & said);
        for (bit, valid) in HAS.iter().zip(&mut self.valid) {
            if all & bit != 0 {
                valid.bits.extend(block.chunks(64).map(|_| u64::MAX));
            } else {
                valid.is_whole = false;
                valid.bits.extend(block.chunks(64).map(|rows| gathered(rows, bit.trailing_zeros())));
            }
        }
        if !self.wanted.texts.is_empty() {
            self.rows.extend(block.iter().map(|said| row(*said).map_or(-1, |row| row as i16)));
        }
        self.filled = 0;
    }

    pub fn batch(mut self) -> RecordBatch {
        self.flush();
        let is_dictionary = self.wanted.dictionary;
        let rows = self.words[0].len();
        let nulls = self.valid.map(|Valid { bits, is_whole }| {
            (!is_whole).then(|| NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(bits), 0, rows)))
        });
        let words = self.words.into_iter().zip(&COLUMNS).zip(&*DICTIONARIES);
        let mut columns: Vec<_> = words
            .map(|((keys, column), words)| {
                let nulls = column.valid().and_then(|valid| nulls[valid].clone());
                if is_dictionary {
                    self::column::<Int8Type>(keys, nulls, words.clone())
                } else {
                    short(&keys, nulls, words)
                }
            })
            .collect();
        columns.extend(self.wanted.texts.iter().map(|text| text.column(&self.rows, is_dictionary)));
        RecordBatch::try_new(self.wanted.schema.clone(), columns)
            .expect("columns of one length and of these types")
    }
}

/// One bit of each of at most 64 numbers, the first one's lowest.
#[inline(always)]
fn gathered(rows: &[Said], bit: u32) -> u64 {
    // Eight at a time: no step waits for the one before.
    let eights = rows.chunks(8).enumerate().map(|(place, eight)| {
        let bits = eight.iter().enumerate().fold(0, |bits, (row, said)| bits | (said >> bit & 1) << row);
        bits << (place * 8)
    });
    eights.fold(0, |bits, eight| bits | eight)
}

fn column<K: ArrowDictionaryKeyType>(
    keys: Vec<K::Native>,
    nulls: Option<NullBuffer>,
    words: StringArray,
) -> ArrayRef {
    let keys = PrimitiveArray::<K>::new(ScalarBuffer::from(keys), nulls);
    Arc::new(DictionaryArray::new(keys, Arc::new(words)))
}

/// Words that are short enough are copied in one piece, whatever their length; what is too much is written over.
const SHORT: usize = 32;

/// The words themselves, one after another.
fn short(keys: &[i8], nulls: Option<NullBuffer>, words: &StringArray) -> ArrayRef {
    let padded = |word: &str| {
        let mut bytes = [0; SHORT];
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        (bytes, word.len())
    };
    let words: Vec<_> = words.iter().map(|word| padded(word.unwrap_or_default())).collect();
    let longest = words.iter().map(|(_, length)| *length).max().unwrap_or(0);
    let mut text = vec![0; keys.len() * longest + SHORT];
    let mut ends = Vec::with_capacity(keys.len() + 1);
    let mut end = 0;
    ends.push(0);
    let mut write = |key: i8, is_there: bool| {
        let (bytes, length) = &words[key as usize];
        text[end..end + SHORT].copy_from_slice(bytes);
        end += if is_there { *length } else { 0 };
        ends.push(end as i32);
    };
    match &nulls {
        Some(nulls) => keys.iter().zip(nulls).for_each(|(key, is_there)| write(*key, is_there)),
        None => keys.iter().for_each(|key| write(*key, true)),
    }
    text.truncate(end);
    Arc::new(StringArray::new(OffsetBuffer::new(ends.into()), Buffer::from_vec(text), nulls))
}

/// The same for texts of any length.
fn long(keys: &[i16], nulls: Option<NullBuffer>, texts: &StringArray) -> ArrayRef {
    // Where there is no text, its key is that of any.
    let is_there = |row: usize| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
    let text = |(row, key): (usize, &i16)| is_there(row).then(|| texts.value(*key as usize));
    Arc::new(StringArray::from_iter(keys.iter().enumerate().map(text)))
}

impl Text {
    /// A dictionary of the texts that these rows have, and of no others.
    fn column(&self, rows: &[i16], is_dictionary: bool) -> ArrayRef {
        let (mut places, mut texts) = (vec![-1i16; Verdict::ROWS], Vec::new());
        let keys: Vec<i16> = rows
            .iter()
            .map(|row| {
                let Some(place) = usize::try_from(*row).ok().and_then(|row| places.get_mut(row)) else {
                    return 0;
                };
                if *place < 0 {
                    *place = texts.len() as i16;
                    let verdict = met(*row as usize);
                    texts.push(verdict.map_or("", |verdict| (self.of)(verdict, self.locale)));
                }
                *place
            })
            .collect();
        let nulls = NullBuffer::from_iter(rows.iter().map(|row| *row >= 0));
        let nulls = Some(nulls).filter(|nulls| nulls.null_count() > 0);
        let texts = StringArray::from(texts);
        if is_dictionary { column::<Int16Type>(keys, nulls, texts) } else { long(&keys, nulls, &texts) }
    }
}

/// Verdicts, to be taken by whatever takes Arrow tables.
#[pyclass(frozen, module = "payverdict._native")]
pub struct Decoded {
    wanted: Wanted,
    batches: Vec<RecordBatch>,
}

impl Decoded {
    pub fn new(wanted: Wanted, batches: Vec<RecordBatch>) -> Self {
        Self { wanted, batches }
    }
}

#[pymethods]
impl Decoded {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.wanted.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.wanted.schema.as_ref());
        let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // Whoever asks for another type has to convert for itself, as the interface allows.
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.wanted.schema.clone());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }
}

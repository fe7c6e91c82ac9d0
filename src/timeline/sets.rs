//! Things that belong together, joined pair by pair.

use alloc::vec::Vec;

/// Numbers from zero, in sets.
#[derive(Clone, Debug)]
pub struct Sets(Vec<usize>);

impl Sets {
    /// So many numbers, each in a set of its own.
    pub fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// One more number, in a set of its own.
    pub fn add(&mut self) -> usize {
        self.0.push(self.0.len());
        self.0.len() - 1
    }

    /// The smallest number of the set.
    pub fn first(&mut self, number: usize) -> usize {
        let mut first = number;
        while self.0[first] != first {
            self.0[first] = self.0[self.0[first]];
            first = self.0[first];
        }
        first
    }

    /// Makes one set of two; gives the smallest number of it and of the set that is gone, if there were two.
    pub fn join(&mut self, one: usize, other: usize) -> Option<(usize, usize)> {
        let (one, other) = (self.first(one), self.first(other));
        let (kept, gone) = (one.min(other), one.max(other));
        self.0[gone] = kept;
        (kept != gone).then_some((kept, gone))
    }

    /// How many sets there are.
    pub fn count(&self) -> usize {
        self.0.iter().enumerate().filter(|(number, first)| number == *first).count()
    }
}

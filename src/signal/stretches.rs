//! Stretches of time in which something holds: merged, counted, and kept in bounded number.

use crate::signal::advice::Span;

/// Most stretches that are kept, the longest first: nobody clicks through hundreds.
const KEPT: usize = 32;

/// Gathers the spans in which something holds, in order of time.
#[derive(Debug, Clone)]
pub(in crate::signal) struct Stretches {
    /// Spans no further apart than this are one stretch, in seconds.
    gap_s: f64,
    /// Shorter stretches are forgotten, in seconds.
    least_s: f64,
    open: Option<Span>,
    kept: Vec<Span>,
}

impl Stretches {
    pub(in crate::signal) fn new(gap_s: f64, least_s: f64) -> Self {
        Self {
            gap_s,
            least_s,
            open: None,
            kept: Vec::new(),
        }
    }

    /// It holds during `span`, which begins no earlier than any span before.
    pub(in crate::signal) fn mark(&mut self, span: Span) {
        match &mut self.open {
            // Half a millisecond covers the rounding of block ends.
            Some(open) if span.from_s - open.to_s <= self.gap_s + 0.000_5 => {
                open.to_s = open.to_s.max(span.to_s);
            }
            open => {
                let done = open.replace(span);
                self.keep(done);
            }
        }
    }

    /// Whatever comes next belongs to no stretch before.
    pub(in crate::signal) fn end(&mut self) {
        let done = self.open.take();
        self.keep(done);
    }

    /// All stretches so far, in order of time.
    pub(in crate::signal) fn all(&self) -> Vec<Span> {
        let mut all = self.clone();
        all.end();
        all.kept
    }

    fn keep(&mut self, span: Option<Span>) {
        let Some(span) = span.filter(|span| span.seconds() >= self.least_s - 0.000_5) else {
            return;
        };
        self.kept.push(span);
        if self.kept.len() > KEPT {
            let shortest = self
                .kept
                .iter()
                .enumerate()
                .min_by(|a, b| a.1.seconds().total_cmp(&b.1.seconds()));
            if let Some((index, _)) = shortest {
                self.kept.remove(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from_s: f64, to_s: f64) -> Span {
        Span { from_s, to_s }
    }

    #[test]
    fn neighbours_merge_and_short_ones_are_forgotten() {
        let mut stretches = Stretches::new(0.5, 1.0);
        for at in [1.0, 1.1, 1.2, 3.0, 10.0, 10.6, 11.1] {
            stretches.mark(span(at, at + 0.1));
        }
        assert_eq!(stretches.all(), vec![span(10.0, 11.2)]);
        stretches.mark(span(11.2, 12.0));
        assert_eq!(stretches.all(), vec![span(10.0, 12.0)]);
    }

    #[test]
    fn of_too_many_the_longest_are_kept_in_order() {
        let mut stretches = Stretches::new(0.0, 0.0);
        (0..1_000).for_each(|n| {
            let from = f64::from(n) * 10.0;
            stretches.mark(span(from, from + f64::from(n % 97) / 10.0));
        });
        let all = stretches.all();
        assert_eq!(all.len(), KEPT);
        assert!(all.windows(2).all(|pair| pair[0].to_s <= pair[1].from_s));
        assert!(all.iter().all(|span| span.seconds() > 9.0));
    }
}

//! The pooled rate r = Σx / Σm of counts x out of bases m, and its variance by
//! linearisation, V = n/(n−1) · Σ((xᵢ − r·mᵢ)/M)² (Cochran 1977, Sampling
//! Techniques, 6.3), which the permutation test studentises by.

/// Sums over the units of one side; all that the studentised difference needs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Units with a base.
    pub n: f64,
    /// Σx.
    pub x: f64,
    /// Σm.
    pub m: f64,
    /// Σx².
    pub xx: f64,
    /// Σx·m.
    pub xm: f64,
    /// Σm².
    pub mm: f64,
}

impl Sums {
    /// The sums of a sample of counts and bases.
    pub fn of(sample: &[(f64, f64)]) -> Sums {
        sample.iter().fold(Sums::default(), |s, &(x, m)| Sums {
            n: s.n + f64::from(m > 0.0),
            x: s.x + x,
            m: s.m + m,
            xx: s.xx + x * x,
            xm: s.xm + x * m,
            mm: s.mm + m * m,
        })
    }

    /// The sums of all units but these.
    pub fn minus(&self, part: &Sums) -> Sums {
        Sums {
            n: self.n - part.n,
            x: self.x - part.x,
            m: self.m - part.m,
            xx: self.xx - part.xx,
            xm: self.xm - part.xm,
            mm: self.mm - part.mm,
        }
    }

    /// The pooled rate; `None` without a base.
    pub fn rate(&self) -> Option<f64> {
        (self.m > 0.0).then(|| self.x / self.m)
    }

    /// Σ(x − r·m)², 0 without a base.
    pub fn residual(&self) -> f64 {
        if self.m <= 0.0 {
            return 0.0;
        }
        let r = self.x / self.m;
        let residual = self.xx - 2.0 * r * self.xm + r * r * self.mm;
        // What cancellation leaves of an exact zero.
        if residual <= 1e-12 * self.xx {
            0.0
        } else {
            residual
        }
    }

    /// The linearised variance of the rate; 0 below two units.
    pub fn variance(&self) -> f64 {
        if self.n < 2.0 || self.m <= 0.0 {
            return 0.0;
        }
        self.n / (self.n - 1.0) * self.residual() / (self.m * self.m)
    }
}

/// |r_a − r_b| / √(V_a + V_b), with 0/0 = 0 and d/0 = ∞.
pub fn studentised(a: &Sums, b: &Sums) -> f64 {
    let (Some(ra), Some(rb)) = (a.rate(), b.rate()) else {
        return 0.0;
    };
    let difference = (ra - rb).abs();
    if difference <= 1e-12 * ra.abs().max(rb.abs()) {
        return 0.0;
    }
    let variance = a.variance() + b.variance();
    if variance > 0.0 {
        difference / variance.sqrt()
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_value() {
        let a = Sums::of(&[(3.0, 400.0), (0.0, 350.0), (2.0, 500.0)]);
        let b = Sums::of(&[(0.0, 450.0), (1.0, 600.0), (0.0, 380.0), (0.0, 520.0)]);
        assert!((studentised(&a, &b) - 1.746170).abs() < 1e-6);
    }
}

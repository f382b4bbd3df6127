use std::io::Write;

use shenjiao::Review;

use crate::error::Error;

#[derive(Default)]
pub(super) struct Json {
    reviews: usize,
}

impl Json {
    pub(super) fn review(&mut self, out: &mut impl Write, review: &Review) -> Result<(), Error> {
        out.write_all(if self.reviews == 0 { b"{\"version\":1,\"reviews\":[\n" } else { b",\n" })?;
        self.reviews += 1;
        serde_json::to_writer(out, review)?;
        Ok(())
    }

    pub(super) fn end(self, out: &mut impl Write) -> Result<(), Error> {
        out.write_all(if self.reviews == 0 { b"{\"version\":1,\"reviews\":[]}\n" } else { b"\n]}\n" })?;
        Ok(())
    }
}

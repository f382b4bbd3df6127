use std::io::Write;

use schemars::{Schema, schema_for};
use shenjiao::{Draft, Review, pack_schema, rules};

use crate::{CLEAN, args::SchemaOf, error::Error};

pub(crate) fn print(of: SchemaOf, out: &mut impl Write) -> Result<u8, Error> {
    serde_json::to_writer_pretty(&mut *out, &schema(of))?;
    writeln!(out)?;
    Ok(CLEAN)
}

fn schema(of: SchemaOf) -> Schema {
    match of {
        SchemaOf::Draft => schema_for!(Draft),
        SchemaOf::Pack => pack_schema(),
        SchemaOf::Review => {
            let mut schema = schema_for!(Review);
            // Packs may declare rules of their own, so the catalogue's names are examples.
            if let Some(rule) = schema.pointer_mut("/$defs/Finding/properties/rule") {
                rule["examples"] = rules().iter().map(|r| r.name).collect();
            }
            schema
        }
    }
}

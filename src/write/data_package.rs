//! datapackage.json: a Frictionless Data Package (version 1, tabular), so that
//! R, Python and others read the tables with their types and descriptions.

use serde::Serialize;

use super::{Options, run};
use crate::tables::{ColumnSchema, Kind, Schema};

// Serialised as they stand here: the order of keys is that of the fields.

#[derive(Serialize)]
struct Package {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    description: &'static str,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: TableSchema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema {
    fields: Vec<FieldSchema>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'static [&'static str],
}

#[derive(Serialize)]
struct FieldSchema {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Constraints {
    Enum(&'static [&'static str]),
    Pattern(&'static str),
}

/// `12..40;55..80`
const SPANS: &str = r"^\d+\.\.\d+(;\d+\.\.\d+)*$";

/// The descriptor of a folder with these tables as CSV.
pub fn data_package(schemas: &[Schema], options: Options) -> String {
    run::pretty(&Package {
        profile: "tabular-data-package",
        name: "parallax-report",
        title: "Tables written by Parallax",
        description: "CODEBOOK.md defines every term, METHODS.md says how this run measured, run.json with what.",
        resources: schemas.iter().map(|s| resource(s, options)).collect(),
    })
}

fn resource(schema: &Schema, options: Options) -> Resource {
    Resource {
        profile: "tabular-data-resource",
        name: schema.name,
        description: schema.about,
        path: format!("{}.csv", schema.name),
        format: "csv",
        mediatype: "text/csv",
        // The name by which readers know to leave the byte order mark out.
        encoding: if options.bom { "utf-8-sig" } else { "utf-8" },
        dialect: Dialect {
            delimiter: ",",
            line_terminator: "\n",
            quote_char: "\"",
            double_quote: true,
            header: true,
        },
        schema: TableSchema {
            fields: schema.columns.iter().map(field).collect(),
            missing_values: [""],
            primary_key: schema.key,
        },
    }
}

fn field(column: &ColumnSchema) -> FieldSchema {
    FieldSchema {
        name: column.name,
        kind: match column.kind {
            Kind::Text | Kind::OneOf(_) | Kind::Spans => "string",
            Kind::Json => "object",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Boolean => "boolean",
        },
        description: column.about,
        unit: column.unit,
        constraints: match column.kind {
            Kind::OneOf(words) => Some(Constraints::Enum(words)),
            Kind::Spans => Some(Constraints::Pattern(SPANS)),
            _ => None,
        },
    }
}

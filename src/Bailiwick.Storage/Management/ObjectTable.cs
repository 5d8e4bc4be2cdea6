using System.Collections.Immutable;
using Bailiwick.Core.Management.Objects;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>
/// The table of an object, made from the catalogue. A row is one version of a record: it stands from the act that wrote it up to, and without,
/// the act that ended it; the present version has no end. Custom fields stand together in one JSON column.
/// </summary>
public sealed class ObjectTable
{
    private static readonly ImmutableHashSet<string> _kept =
        ["Id", "IsDeleted", "CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp"];

    private static readonly ImmutableDictionary<string, ObjectTable> _standard = ObjectCatalog.Standard.Objects.Index()
        .Where(one => !one.Item.IsDerived).ToImmutableDictionary(one => one.Item.Name, one => new ObjectTable(one.Item, one.Index), StringComparer.OrdinalIgnoreCase);

    private ObjectTable(ObjectType type, int place)
    {
        Name = $"live_{SnakeCase.Of(type.Name)}";
        IdPrefix = type.KeyPrefix ?? $"a{place:00}";
        Columns = [.. type.Fields.Where(field => !_kept.Contains(field.Name) && !field.Has(FieldFlags.Custom)).Select(field => new Column(field, $"\"{SnakeCase.Of(field.Name)}\""))];
    }

    /// <summary>Stored objects in catalogue order.</summary>
    public static IEnumerable<ObjectTable> All => ObjectCatalog.Standard.Objects.Where(type => !type.IsDerived).Select(Of);

    /// <summary>As in SQL.</summary>
    public string Name { get; }

    /// <summary>The first three characters of its ids: the original's where a source names them.</summary>
    public string IdPrefix { get; }

    /// <summary>Own standard fields in catalogue order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>The table of a stored object.</summary>
    public static ObjectTable Of(ObjectType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _standard[type.Name];
    }

    /// <summary>Whether a field is given by the service for every record: id, who and when.</summary>
    public static bool IsKept(ObjectField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _kept.Contains(field.Name);
    }

    /// <summary>Makes the table with its indexes; what is there already stays, columns that are missing are added.</summary>
    public string CreateSql()
    {
        var sql = new System.Text.StringBuilder(
            $"""
            CREATE TABLE IF NOT EXISTS {Name} (
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                id text NOT NULL,
                from_act bigint NOT NULL,
                to_act bigint,
                created_act bigint NOT NULL,
                custom jsonb,
                PRIMARY KEY (workspace_id, id, from_act)
            );
            CREATE UNIQUE INDEX IF NOT EXISTS {Name}_present ON {Name} (workspace_id, id) WHERE to_act IS NULL;
            CREATE INDEX IF NOT EXISTS {Name}_from ON {Name} (workspace_id, from_act);
            CREATE INDEX IF NOT EXISTS {Name}_to ON {Name} (workspace_id, to_act) WHERE to_act IS NOT NULL;

            """);
        sql.AppendLine(string.Concat(Columns.Select(column => $"ALTER TABLE {Name} ADD COLUMN IF NOT EXISTS {column.Name} {column.SqlType};\n")));
        foreach (var column in Columns)
        {
            var index = $"{Name}_{column.Name.Trim('"')}";
            if (column.Field.Has(FieldFlags.Unique))
            {
                var within = column.Field.UniqueWithin is { } reference ? $"\"{SnakeCase.Of(reference)}\", " : "";
                var value = column.Field.Type.IsText() ? $"lower({column.Name})" : column.Name;
                sql.AppendLine($"CREATE UNIQUE INDEX IF NOT EXISTS {index}_once ON {Name} (workspace_id, {within}{value}) WHERE to_act IS NULL;");
            }
            else if (column.Field.Type == FieldType.Reference)
            {
                sql.AppendLine($"CREATE INDEX IF NOT EXISTS {index} ON {Name} (workspace_id, {column.Name}) WHERE to_act IS NULL;");
            }
        }

        return sql.ToString();
    }

    /// <summary>A field and where it stands.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Name">Quoted, as in SQL.</param>
    public sealed record Column(ObjectField Field, string Name)
    {
        /// <summary>The type in a CREATE TABLE.</summary>
        public string SqlType => Field.Type switch
        {
            FieldType.Flag => "boolean",
            FieldType.Whole => "integer",
            FieldType.Number or FieldType.Money or FieldType.Percent => "numeric",
            FieldType.Date => "date",
            FieldType.Instant => "timestamptz",
            _ => "text",
        };

        /// <summary>The same for parameters and COPY.</summary>
        public NpgsqlDbType DbType => Field.Type switch
        {
            FieldType.Flag => NpgsqlDbType.Boolean,
            FieldType.Whole => NpgsqlDbType.Integer,
            FieldType.Number or FieldType.Money or FieldType.Percent => NpgsqlDbType.Numeric,
            FieldType.Date => NpgsqlDbType.Date,
            FieldType.Instant => NpgsqlDbType.TimestampTz,
            _ => NpgsqlDbType.Text,
        };
    }
}

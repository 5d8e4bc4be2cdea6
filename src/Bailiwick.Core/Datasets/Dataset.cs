using System.Collections.Immutable;

namespace Bailiwick.Core.Datasets;

/// <summary>
/// A frozen snapshot of records in a fixed order, as typed arrays. Nothing in it changes once it is made; a refresh makes another.
/// </summary>
public sealed class Dataset
{
    private readonly Dictionary<string, Column> _columnOfKey;

    /// <summary>Puts a dataset together. All arrays are as long as there are records.</summary>
    /// <exception cref="ArgumentException">An array has another length, or two columns share a key.</exception>
    public Dataset(DatasetId id, string name, int rows, ImmutableArray<Column> columns, RecordPoints points)
    {
        Id = id;
        Name = name;
        Rows = rows;
        Columns = columns;
        Points = points;
        _columnOfKey = columns.ToDictionary(column => column.Info.Key, StringComparer.Ordinal);
        if (columns.Any(column => column.Rows != rows) || points.Longitude.Length != rows)
        {
            throw new ArgumentException($"Every column of dataset \"{name}\" must hold {rows} records.", nameof(columns));
        }

        Bytes = columns.Sum(column => column.Bytes) + points.Bytes;
    }

    /// <summary>Its id.</summary>
    public DatasetId Id { get; }

    /// <summary>Its name when it was read; names may change, records do not.</summary>
    public string Name { get; }

    /// <summary>How many records.</summary>
    public int Rows { get; }

    /// <summary>The columns in the order of the file.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>Where each record stands, and how that was found.</summary>
    public RecordPoints Points { get; }

    /// <summary>Memory held, about, in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The number and currency columns, in order: what can be balanced and summed.</summary>
    public IEnumerable<Column> Measures => Columns.Where(column => column.Info.Kind.IsMeasure());

    /// <summary>The column that tells records apart, or null.</summary>
    public Column? KeyColumn => OfRole(ColumnRole.Key);

    /// <summary>The column that names records, or null.</summary>
    public Column? NameColumn => OfRole(ColumnRole.Name);

    /// <summary>The column of that key, or null.</summary>
    public Column? Find(string key) => _columnOfKey.GetValueOrDefault(key);

    /// <summary>The column with that role, or null.</summary>
    public Column? OfRole(ColumnRole role) => Columns.FirstOrDefault(column => column.Info.Role == role);
}

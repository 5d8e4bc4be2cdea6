using System.Globalization;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Targets;

/// <summary>What accounts are called: the dataset's key column, or their number from 1.</summary>
public sealed class RecordKeys
{
    private readonly Dictionary<string, int> _recordOfKey;
    private readonly Column? _names;

    public RecordKeys(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var column = dataset.KeyColumn;
        KeyOfRecord = [.. Enumerable.Range(0, dataset.Rows).Select(record => column is null
            ? (record + 1).ToString(CultureInfo.InvariantCulture)
            : Convert.ToString(column.ValueAt(record), CultureInfo.InvariantCulture) ?? string.Empty)];
        _recordOfKey = new Dictionary<string, int>(dataset.Rows, StringComparer.Ordinal);
        foreach (var (record, key) in KeyOfRecord.Index())
        {
            _recordOfKey.TryAdd(key, record);
        }

        _names = dataset.NameColumn;
    }

    public string[] KeyOfRecord { get; }

    public string? NameOf(int record) => _names is null ? null : Convert.ToString(_names.ValueAt(record), CultureInfo.InvariantCulture);

    public int? Find(string key) => _recordOfKey.TryGetValue(key, out var record) ? record : null;
}

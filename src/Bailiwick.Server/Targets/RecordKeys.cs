using System.Globalization;
using System.Runtime.CompilerServices;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Targets;

/// <summary>What accounts are called: the dataset's key column, or their number from 1.</summary>
public sealed class RecordKeys
{
    private static readonly ConditionalWeakTable<Dataset, RecordKeys> _ofDataset = [];

    private readonly Dictionary<string, int> _recordOfKey;
    private readonly Column? _names;

    private RecordKeys(Dataset dataset)
    {
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

    /// <summary>Made once a dataset and shared by its plans, as long as the dataset is in memory.</summary>
    public static RecordKeys Of(Dataset dataset) => _ofDataset.GetValue(dataset, one => new RecordKeys(one));

    public string[] KeyOfRecord { get; }

    public string? NameOf(int record) => _names is null ? null : Convert.ToString(_names.ValueAt(record), CultureInfo.InvariantCulture);

    public int? Find(string key) => _recordOfKey.TryGetValue(key, out var record) ? record : null;
}

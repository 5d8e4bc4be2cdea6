using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>What became of the rows of a file, row by row.</summary>
internal sealed class ImportTally
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Unchanged = "unchanged";
    public const string Deleted = "deleted";
    public const string Refused = "refused";
    public const string NotWritten = "notWritten";

    private readonly List<ImportedRow> _rows = [];

    /// <summary>In the file's order.</summary>
    public IEnumerable<ImportedRow> Rows => _rows.OrderBy(one => one.Row);

    public int Count => _rows.Count;

    public int RefusedCount { get; private set; }

    public void Add(ImportedRow row)
    {
        _rows.Add(row);
        RefusedCount += row.Result == Refused ? 1 : 0;
    }

    public ImportRecords.Counts Counts()
    {
        var counts = _rows.CountBy(one => one.Result).ToDictionary();
        int Of(string result) => counts.GetValueOrDefault(result);
        return new ImportRecords.Counts(_rows.Count, Of(Created), Of(Updated), Of(Unchanged), Of(Deleted), Of(Refused), Of(NotWritten));
    }

    /// <summary>The same when nothing was written in the end.</summary>
    public ImportTally Undone()
    {
        var undone = new ImportTally();
        foreach (var row in _rows)
        {
            undone.Add(row.Result == Refused ? row : row with { Result = NotWritten, RecordId = row.Result == Created ? null : row.RecordId });
        }

        return undone;
    }

    /// <summary>The same when it was only tried: new records have no ids yet.</summary>
    public ImportTally Tried()
    {
        var tried = new ImportTally();
        foreach (var row in _rows)
        {
            tried.Add(row.Result == Created ? row with { RecordId = null } : row);
        }

        return tried;
    }
}

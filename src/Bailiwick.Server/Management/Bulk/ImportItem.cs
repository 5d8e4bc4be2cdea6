using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>One row of a file on its way into the live model.</summary>
internal sealed class ImportItem(FileRow row)
{
    private const int MostShown = 200;

    public FileRow Row { get; } = row;

    /// <summary>By field, as given.</summary>
    public Dictionary<string, object?> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By reference, what tells the record that it names.</summary>
    public Dictionary<ObjectField, List<ReferenceFinder.Condition>> Ways { get; } = [];

    /// <summary>What the row is about; null when a record is made.</summary>
    public LiveRecord? Record { get; set; }

    /// <summary>What is written, judged; empty when the record has it all.</summary>
    public IReadOnlyDictionary<string, object?> Written { get; set; } = new Dictionary<string, object?>();

    public Refusal? Refusal { get; private set; }

    /// <summary>Whether a later row of the file may cure the refusal.</summary>
    public bool MayComeLater { get; private set; }

    public bool IsGood => Refusal is null;

    /// <summary>Refuses the row; the first refusal counts.</summary>
    public void Refuse(Refusal refusal, bool mayComeLater = false)
    {
        if (Refusal is null)
        {
            (Refusal, MayComeLater) = (refusal, mayComeLater);
        }
    }

    public ImportedRow Result(string result, string? id)
    {
        if (Refusal is not { } refusal)
        {
            return new ImportedRow(Row.Row, Row.Line, id, result);
        }

        var column = refusal.Details.GetValueOrDefault("field") as string;
        var value = column is null ? null : CellText.Of(Row.Cells.GetValueOrDefault(column) ?? Values.GetValueOrDefault(column));
        return new ImportedRow(
            Row.Row, Row.Line, Record?.Id, "refused", column, value?.Length > MostShown ? $"{value[..MostShown]}..." : value, refusal.Code, refusal.Message);
    }
}

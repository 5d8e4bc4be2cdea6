using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>
/// Whether values that two records may never share are free: the table would refuse them too, but for the whole file and without naming the row.
/// </summary>
internal sealed class UniqueValues(LiveScope scope, ObjectType type)
{
    private readonly ObjectField[] _fields = [.. type.Fields.Where(field => field.Has(FieldFlags.Unique))];
    private readonly Dictionary<(string Field, string? Within, string Value), int> _rowOfValue = [];

    /// <summary>One row that would be written.</summary>
    /// <param name="Row">Its number.</param>
    /// <param name="Record">What it changes; null for a new record.</param>
    /// <param name="Values">What it writes.</param>
    public sealed record Candidate(int Row, LiveRecord? Record, IReadOnlyDictionary<string, object?> Values);

    /// <summary>Refusals by row. Values of the others are taken from here on.</summary>
    public async Task<Dictionary<int, Refusal>> JudgeAsync(IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var refused = new Dictionary<int, Refusal>();
        foreach (var field in _fields)
        {
            await JudgeAsync(field, candidates, refused, cancellation);
        }

        foreach (var field in _fields)
        {
            foreach (var one in candidates.Where(one => Writes(one, field) && !refused.ContainsKey(one.Row)))
            {
                if (!_rowOfValue.TryAdd(KeyOf(one, field), one.Row))
                {
                    refused[one.Row] = BulkRefusals.RowTwice(field.Name, TextOf(one, field), _rowOfValue[KeyOf(one, field)]);
                }
            }
        }

        return refused;
    }

    private async Task JudgeAsync(ObjectField field, IReadOnlyList<Candidate> candidates, Dictionary<int, Refusal> refused, CancellationToken cancellation)
    {
        var writing = candidates.Where(one => Writes(one, field)).ToList();
        var within = field.UniqueWithin is { } name ? type.Find(name) : null;
        var taken = await KeyReader.FindAsync(
            scope.Connection, scope.Act.Workspace, type, within is null ? [field] : [field, within],
            [.. writing.Select(one => within is null ? (string[])[TextOf(one, field)] : [TextOf(one, field), WithinOf(one, within.Name) ?? ""])], cancellation);
        foreach (var (place, ids) in taken.Where(one => one.Value.Exists(id => id != writing[one.Key].Record?.Id)))
        {
            refused.TryAdd(writing[place].Row, LiveRefusals.Taken(type.Name, field.Name));
        }
    }

    private static bool Writes(Candidate one, ObjectField field) => one.Values.GetValueOrDefault(field.Name) is not null;

    private static string TextOf(Candidate one, ObjectField field) => CellText.Of(one.Values[field.Name])!;

    private static string? WithinOf(Candidate one, string within) => (one.Values.GetValueOrDefault(within) ?? one.Record?.Values.GetValueOrDefault(within)) as string;

    private static (string, string?, string) KeyOf(Candidate one, ObjectField field) =>
        (field.Name, field.UniqueWithin is { } within ? WithinOf(one, within) : null, TextOf(one, field).ToUpperInvariant());
}

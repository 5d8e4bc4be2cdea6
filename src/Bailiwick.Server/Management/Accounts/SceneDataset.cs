using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Live accounts as a frozen dataset: number, name, place, and number fields that have a value somewhere.</summary>
internal static class SceneDataset
{
    private const int Scale = 2;

    public static Dataset Of(LiveScene scene, IReadOnlyList<ObjectField> numbers, IReadOnlyList<SceneAccount> accounts, DatasetId id, string name)
    {
        var columns = new List<Column> { Words("account", "Account", ColumnRole.Key, accounts, one => one.Number ?? one.Id), Words("name", "Name", ColumnRole.Name, accounts, one => one.Name) };
        columns.Add(Words("territory", "Territory", null, accounts, one => one.Leaves.Count > 0 ? scene.Leaves[one.Leaves[0]].Text("Name") : null));
        foreach (var (at, field) in numbers.Index())
        {
            double[] values = [.. accounts.Select(one => one.Numbers[at])];
            var given = values.Where(one => !double.IsNaN(one)).ToList();
            if (given.Count > 0)
            {
                columns.Add(new NumberColumn(
                    new ColumnInfo
                    {
                        Key = KeyOf(field),
                        Name = field.Label,
                        Kind = ColumnKind.Number,
                        Scale = Scale,
                        Empty = values.Length - given.Count,
                        Distinct = given.Distinct().Count(),
                        Min = given.Min(),
                        Max = given.Max(),
                        Sum = given.Sum(one => Math.Round((decimal)one, Scale)),
                    },
                    values));
            }
        }

        return new Dataset(
            id, name, accounts.Count, [.. columns],
            new RecordPoints([.. accounts.Select(one => one.Longitude)], [.. accounts.Select(one => one.Latitude)], [.. accounts.Select(one => (byte)(one.HasPlace ? Place.Given : Place.None))]));
    }

    /// <summary>What a field's column is called by machines.</summary>
    public static string KeyOf(ObjectField field) => string.Concat(field.Name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static TextColumn Words(string key, string name, ColumnRole? role, IReadOnlyList<SceneAccount> accounts, Func<SceneAccount, string?> wordOf)
    {
        var numberOfWord = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] words = [.. accounts.Select(wordOf).Select(word => word is null ? TextColumn.Empty : numberOfWord.TryGetValue(word, out var known) ? known : numberOfWord[word] = numberOfWord.Count)];
        return new TextColumn(
            new ColumnInfo { Key = key, Name = name, Kind = ColumnKind.Text, Role = role, Empty = words.Count(one => one == TextColumn.Empty), Distinct = numberOfWord.Count }, words, [.. numberOfWord.Keys]);
    }
}

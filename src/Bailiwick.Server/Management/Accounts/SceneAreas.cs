using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>The hierarchy of a model as areas with the same number of levels everywhere: where a branch ends early, an area of the same name goes on.</summary>
internal sealed class SceneAreas
{
    private readonly List<Area> _areas = [];
    private readonly ILookup<string, LiveRecord> _childrenOf;
    private readonly Dictionary<string, AreaNumber> _lowestOfTerritory = new(StringComparer.Ordinal);
    private readonly HashSet<(AreaNumber Parent, string Name)> _names = [];
    private readonly int _depth;

    private SceneAreas(LiveModel model)
    {
        _childrenOf = model.Territories.OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture).ToLookup(one => one.Text("ParentTerritory2Id") ?? "", StringComparer.Ordinal);
        _depth = DepthBelow("");
        Levels = [.. Enumerable.Range(0, _depth).Select(level => LevelName(model, level)).Index().GroupBy(one => one.Item, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Select((one, at) => (one.Index, Name: at == 0 ? one.Item : $"{one.Item} {at + 1}"))).OrderBy(one => one.Index).Select(one => one.Name)];
        Add("", AreaNumber.None, 0);
    }

    public IReadOnlyList<string> Levels { get; }

    public AreaTree Tree => AreaTree.Of(_areas);

    public static SceneAreas Of(LiveModel model) => new(model);

    /// <summary>The area of the lowest level that stands for a territory without others below it.</summary>
    public AreaNumber LowestOf(string territory) => _lowestOfTerritory[territory];

    private int DepthBelow(string parent) => _childrenOf[parent].Select(one => 1 + DepthBelow(one.Id)).DefaultIfEmpty().Max();

    private string LevelName(LiveModel model, int level)
    {
        var at = _childrenOf[""].ToList();
        for (var step = 0; step < level; step++)
        {
            at = [.. at.SelectMany(one => _childrenOf[one.Id])];
        }

        return model.Types.GetValueOrDefault(at[0].Text("Territory2TypeId")!)?.Text("MasterLabel") ?? $"Level {level + 1}";
    }

    private void Add(string parent, AreaNumber above, int level)
    {
        foreach (var territory in _childrenOf[parent])
        {
            var number = Put(territory, above, level);
            if (_childrenOf[territory.Id].Any())
            {
                Add(territory.Id, number, level + 1);
                continue;
            }

            for (var next = level + 1; next < _depth; next++)
            {
                number = Put(territory, number, next);
            }

            _lowestOfTerritory[territory.Id] = number;
        }
    }

    private AreaNumber Put(LiveRecord territory, AreaNumber above, int level)
    {
        var name = territory.Text("Name")!;
        for (var again = 2; !_names.Add((above, name.ToUpperInvariant())); again++)
        {
            name = $"{territory.Text("Name")} {again}";
        }

        var area = new Area(new AreaNumber(_areas.Count), level, above, name);
        _areas.Add(area);
        return area.Number;
    }
}

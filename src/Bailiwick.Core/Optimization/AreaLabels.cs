using Bailiwick.Core.Alignments;

namespace Bailiwick.Core.Optimization;

/// <summary>
/// Decides which area gets which part of a plan made afresh. A run numbers its parts by chance; people expect the area they know to stay
/// where it was, or, when nothing was assigned yet, numbers that grow from west to east.
/// </summary>
public static class AreaLabels
{
    /// <summary>
    /// Exchanges areas that are alike (same parent, target share and make-up, nothing locked), so that the plan overlaps most with the present
    /// assignment, largest overlap first; areas with nothing in them today follow from west to east, of equals from north to south. The
    /// pieces of the plan stay as they are. O(units x levels + areas squared).
    /// </summary>
    /// <param name="state">The present revision; gives the areas, locks and today's units.</param>
    /// <param name="links">Where units lie.</param>
    /// <param name="plan">By unit: a number of an area of the lowest level, or <see cref="AlignmentState.NoArea"/>. Not changed.</param>
    public static ushort[] Match(AlignmentState state, UnitLinks links, ReadOnlySpan<ushort> plan)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(links);
        var matching = new Matching(state, links, plan);
        matching.Below(AreaNumber.None, AreaNumber.None);
        var labeled = plan.ToArray();
        for (var unit = 0; unit < labeled.Length; unit++)
        {
            if (labeled[unit] != AlignmentState.NoArea)
            {
                labeled[unit] = matching.LabelOf(labeled[unit]);
            }
        }

        return labeled;
    }

    private sealed class Matching
    {
        private readonly AreaTree _tree;
        private readonly Dictionary<AreaNumber, string> _makeOfArea = [];
        private readonly Dictionary<(AreaNumber Plan, AreaNumber Present), int> _common = [];
        private readonly Dictionary<AreaNumber, (double X, double Y, int Units)> _middleOfPart = [];
        private readonly Dictionary<ushort, ushort> _labelOfPart = [];

        public Matching(AlignmentState state, UnitLinks links, ReadOnlySpan<ushort> plan)
        {
            _tree = state.Areas;
            var hasLockedUnit = new HashSet<AreaNumber>();
            for (var unit = 0; unit < plan.Length; unit++)
            {
                var (planned, present) = (AlignmentState.Decode(plan[unit]), state.AreaOf(new UnitIndex(unit)));
                if (state.IsLocked(new UnitIndex(unit)))
                {
                    hasLockedUnit.UnionWith(_tree.PathTo(present).Select(area => area.Number));
                }

                Count(links, unit, planned, present);
            }

            foreach (var area in _tree.Below(AreaNumber.None))
            {
                Make(area, hasLockedUnit);
            }
        }

        public ushort LabelOf(ushort part) => _labelOfPart.GetValueOrDefault(part, part);

        public void Below(AreaNumber plan, AreaNumber label)
        {
            var labels = _tree.Below(label).GroupBy(area => _makeOfArea[area.Number]).ToDictionary(group => group.Key, group => group.ToList());
            foreach (var parts in _tree.Below(plan).GroupBy(area => _makeOfArea[area.Number]))
            {
                foreach (var (part, chosen) in Pair([.. parts], labels[parts.Key]))
                {
                    _labelOfPart[AlignmentState.Encode(part)] = AlignmentState.Encode(chosen);
                    Below(part, chosen);
                }
            }
        }

        private List<(AreaNumber Part, AreaNumber Label)> Pair(List<Area> parts, List<Area> labels)
        {
            var pairs = new List<(AreaNumber Part, AreaNumber Label)>();
            var known = parts
                .SelectMany(part => labels, (part, label) => (part, label, units: _common.GetValueOrDefault((part.Number, label.Number))))
                .Where(each => each.units > 0)
                .OrderByDescending(each => each.units)
                .ThenBy(each => each.part.Number.Value)
                .ThenBy(each => each.label.Number.Value)
                .ToList();
            foreach (var (part, label, _) in known)
            {
                if (parts.Contains(part) && labels.Contains(label))
                {
                    pairs.Add((part.Number, label.Number));
                    parts.Remove(part);
                    labels.Remove(label);
                }
            }

            var rest = parts.OrderBy(part => Middle(part.Number).X).ThenByDescending(part => Middle(part.Number).Y).ThenBy(part => part.Number.Value);
            pairs.AddRange(rest.Zip(labels, (part, label) => (part.Number, label.Number)));
            return pairs;
        }

        // Empty parts come last.
        private (double X, double Y) Middle(AreaNumber part) =>
            _middleOfPart.TryGetValue(part, out var sum) ? (sum.X / sum.Units, sum.Y / sum.Units) : (double.PositiveInfinity, 0);

        private void Count(UnitLinks links, int unit, AreaNumber planned, AreaNumber present)
        {
            var presentPath = _tree.PathTo(present);
            foreach (var area in _tree.PathTo(planned))
            {
                if (links.HasPlace(unit))
                {
                    var (x, y, units) = _middleOfPart.GetValueOrDefault(area.Number);
                    _middleOfPart[area.Number] = (x + links.X[unit], y + links.Y[unit], units + 1);
                }

                if (presentPath.Count > area.Level)
                {
                    var pair = (area.Number, presentPath[area.Level].Number);
                    _common[pair] = _common.GetValueOrDefault(pair) + 1;
                }
            }
        }

        // Two areas may change places when this text is the same for both.
        private string Make(Area area, HashSet<AreaNumber> hasLockedUnit)
        {
            var below = string.Join(',', _tree.Below(area.Number).Select(child => Make(child, hasLockedUnit)).Order(StringComparer.Ordinal));
            var isFixed = area.IsLocked || hasLockedUnit.Contains(area.Number) || below.Contains('#', StringComparison.Ordinal);
            return _makeOfArea[area.Number] = isFixed ? $"#{area.Number.Value}" : $"({area.TargetShare}:{below})";
        }
    }
}

namespace Bailiwick.Core.Alignments;

/// <summary>Gives detached pieces to the neighboring areas they touch most.</summary>
public static class IslandJoining
{
    /// <summary>
    /// Each detached piece goes to the open area whose main piece it shares the longest border with, of equals the one with most links, then
    /// the one holding least of its target. Pieces touching only other detached pieces follow once those have joined. A piece with a locked
    /// unit, in a locked area or without an open neighbor stays. O(units + links + pieces squared in the worst case).
    /// </summary>
    /// <param name="state">The present revision.</param>
    /// <param name="links">Which units touch.</param>
    /// <param name="areas">Areas whose pieces are meant; null for all.</param>
    /// <param name="balanced">Index of the measure that breaks ties, between pieces too.</param>
    public static Outcome<Change> Plan(AlignmentState state, UnitLinks links, IReadOnlyList<AreaNumber>? areas, int balanced)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var area in areas ?? [])
        {
            if (state.Areas.Find(area) is null)
            {
                return AlignmentRefusals.UnknownArea(area);
            }
        }

        var wanted = areas?.ToHashSet();
        var detached = Pieces.Detached(state.AreaOfUnit, links, state.Frame.Measures[balanced].Amount);
        var open = detached.Where(piece => CanLeave(state, piece, wanted)).ToList();
        if (open.Count == 0)
        {
            return AlignmentRefusals.NothingChanges("no area named has a detached piece that may leave it");
        }

        var moves = Join(new Joining(state, links, detached, balanced), open);
        return moves.Count == 0
            ? AlignmentRefusals.NothingChanges($"none of the {open.Count} detached pieces touches another open area")
            : Change.Of(moves);
    }

    private static bool CanLeave(AlignmentState state, Piece piece, HashSet<AreaNumber>? wanted) =>
        (wanted is null || state.Areas.PathTo(piece.Area).Any(area => wanted.Contains(area.Number)))
        && state.Areas.LockOver(piece.Area) is null
        && !piece.Units.Any(state.IsLocked);

    private static List<UnitMove> Join(Joining joining, List<Piece> open)
    {
        var moves = new List<UnitMove>();
        var waiting = open.OrderBy(piece => piece.Units.Length).ThenBy(piece => piece.Units[0].Value).ToList();
        for (var before = -1; waiting.Count != before && waiting.Count > 0;)
        {
            before = waiting.Count;
            waiting.RemoveAll(piece =>
            {
                if (joining.TargetOf(piece) is not { } target)
                {
                    return false;
                }

                joining.Move(piece, target);
                if (target != piece.Area)
                {
                    moves.AddRange(piece.Units.Select(unit => new UnitMove(unit, piece.Area, target)));
                }

                return true;
            });
        }

        return moves;
    }

    private sealed class Joining
    {
        private readonly AlignmentState _state;
        private readonly UnitLinks _links;
        private readonly ushort[] _mainAreaOfUnit;
        private readonly Dictionary<AreaNumber, (double Held, double Share)> _loadOfArea;
        private readonly int _balanced;

        public Joining(AlignmentState state, UnitLinks links, IReadOnlyList<Piece> detached, int balanced)
        {
            (_state, _links, _balanced) = (state, links, balanced);
            _mainAreaOfUnit = state.AreaOfUnit.ToArray();
            foreach (var unit in detached.SelectMany(piece => piece.Units))
            {
                _mainAreaOfUnit[unit.Value] = AlignmentState.NoArea;
            }

            var shares = TargetShares.Of(state.Areas, state.Frame.LowestLevel);
            _loadOfArea = state.Areas.OfLevel(state.Frame.LowestLevel).ToDictionary(
                area => area.Number,
                area => ((double)state.TotalOf(area.Number).Sums[balanced], shares[area.Number]));
        }

        public AreaNumber? TargetOf(Piece piece)
        {
            var touch = new Dictionary<AreaNumber, (double Border, int Links)>();
            foreach (var unit in piece.Units)
            {
                for (var entry = _links.Start[unit.Value]; entry < _links.Start[unit.Value + 1]; entry++)
                {
                    var area = AlignmentState.Decode(_mainAreaOfUnit[_links.Neighbor[entry]]);
                    if (area != AreaNumber.None)
                    {
                        var (border, count) = touch.GetValueOrDefault(area);
                        touch[area] = (border + _links.Border[entry], count + 1);
                    }
                }
            }

            return touch
                .Where(pair => _state.Areas.LockOver(pair.Key) is null)
                .OrderByDescending(pair => pair.Value.Border)
                .ThenByDescending(pair => pair.Value.Links)
                .ThenBy(pair => Fullness(pair.Key))
                .ThenBy(pair => pair.Key.Value)
                .Select(pair => (AreaNumber?)pair.Key)
                .FirstOrDefault();
        }

        public void Move(Piece piece, AreaNumber target)
        {
            var amount = 0.0;
            foreach (var unit in piece.Units)
            {
                _mainAreaOfUnit[unit.Value] = AlignmentState.Encode(target);
                amount += _state.Frame.Measures[_balanced].Amount[unit.Value];
            }

            _loadOfArea[piece.Area] = _loadOfArea[piece.Area] with { Held = _loadOfArea[piece.Area].Held - amount };
            _loadOfArea[target] = _loadOfArea[target] with { Held = _loadOfArea[target].Held + amount };
        }

        private double Fullness(AreaNumber area) =>
            _loadOfArea[area].Share > 0 ? _loadOfArea[area].Held / _loadOfArea[area].Share : double.PositiveInfinity;
    }
}

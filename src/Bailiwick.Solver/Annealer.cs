namespace Bailiwick.Solver;

/// <summary>
/// Simulated annealing over moves of one unit across a border, and over pairs of such moves where one alone would throw a part out of its bounds.
/// Every accepted move keeps every part in one piece when that is asked.
/// </summary>
internal sealed class Annealer
{
    private const int CheckEvery = 4096;
    private readonly Instance _instance;
    private readonly Plan _plan;
    private readonly Members _members;
    private readonly Connectivity? _connectivity;
    private readonly Border? _border;
    private readonly Randomness _random;
    private readonly int[] _candidate;
    private readonly int _keep;

    /// <param name="instance">The instance.</param>
    /// <param name="plan">Changed here.</param>
    /// <param name="members">The plan's units by part, kept true here.</param>
    /// <param name="candidate">[unit * keep + rank]: parts a unit may go to, where there is no graph; else empty.</param>
    /// <param name="keep">Candidates by unit.</param>
    /// <param name="random">The generator.</param>
    public Annealer(Instance instance, Plan plan, Members members, int[] candidate, int keep, Randomness random)
    {
        _instance = instance;
        _plan = plan;
        _members = members;
        (_connectivity, _border) = instance.IsContiguous ? (new Connectivity(instance), new Border(instance)) : (null, null);
        _candidate = candidate;
        _keep = keep;
        _random = random;
    }

    /// <summary>Moves accepted so far.</summary>
    public long Moves { get; private set; }

    /// <summary>Cools from one temperature to another, geometrically.</summary>
    /// <returns>False when cancelled.</returns>
    public bool Cool(long steps, double hot, double cold, CancellationToken cancellation)
    {
        // Others may have moved units since.
        _border?.Fill(_plan.Part);
        var rounds = Math.Max(1, steps / CheckEvery);
        for (var round = 0L; round < rounds; round++)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            Sweep(hot * Math.Pow(cold / hot, (double)round / rounds), CheckEvery);
        }

        return true;
    }

    // Proposes moves at one temperature. No allocation.
    private void Sweep(double temperature, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (!Propose(out var unit, out var to))
            {
                continue;
            }

            var change = _plan.Change(unit, to);
            if (IsAccepted(change, temperature))
            {
                if (Holds(unit))
                {
                    var from = _plan.Part[unit];
                    Move(unit, to);
                    _border?.Moved(unit, from, to, _plan.Part);
                    Moves++;
                }
            }
            else if (Holds(unit))
            {
                TryPair(unit, to, change, temperature);
            }
        }
    }

    private bool Propose(out int unit, out int to)
    {
        if (_border is not null)
        {
            return _border.Pick(_random, _plan.Part, out unit, out to) && IsAllowed(unit, to);
        }

        unit = _random.Below(_instance.Units);
        to = _candidate[(unit * _keep) + _random.Below(_keep)];
        return IsAllowed(unit, to);
    }

    private bool IsAllowed(int unit, int to)
    {
        var from = _plan.Part[unit];
        return from != to && _instance.Lock[unit] < 0 && !_instance.Closed[to] && _plan.Count[from] > 1 && !_plan.IsBarred(unit, to);
    }

    private bool IsAccepted(double change, double temperature) =>
        change <= 0 || (change < 25 * temperature && change < -temperature * Math.Log(_random.Fraction()));

    private bool Holds(int unit) =>
        _connectivity is null || !_instance.ContiguousPart[_plan.Part[unit]] || _connectivity.HoldsWithout(unit, _plan.Part[unit], _plan.Part);

    // The unit goes, and another leaves the part it went to; kept only when both together are accepted.
    private void TryPair(int unit, int to, double change, double temperature)
    {
        var from = _plan.Part[unit];
        Move(unit, to);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var crowd = _members.Of(to);
            var other = crowd[_random.Below(crowd.Length)];
            var next = NextPartOf(other);
            if (other == unit || next < 0 || !IsAllowed(other, next))
            {
                continue;
            }

            if (IsAccepted(change + _plan.Change(other, next), temperature) && Holds(other))
            {
                _border?.Moved(unit, from, to, _plan.Part);
                Move(other, next);
                _border?.Moved(other, to, next, _plan.Part);
                Moves += 2;
                return;
            }
        }

        Move(unit, from);
    }

    private int NextPartOf(int unit)
    {
        if (_connectivity is null)
        {
            return _candidate[(unit * _keep) + _random.Below(_keep)];
        }

        var (from, to) = (_instance.Start![unit], _instance.Start[unit + 1]);
        return to > from ? _plan.Part[_instance.Neighbor[from + _random.Below(to - from)]] : -1;
    }

    private void Move(int unit, int to)
    {
        _members.Move(unit, _plan.Part[unit], to);
        _plan.Move(unit, to);
    }
}

using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>
/// One pool shared among takers: exact shares first, one rounding at the end by largest remainders. Ties go to the larger exact share, then
/// to the smaller key. What lies below the unit goes to the largest exact share that has room. O(n log n).
/// </summary>
public sealed class Spread
{
    private readonly SpreadTask _task;
    private readonly BigInteger[] _exact;
    private readonly decimal[] _amounts;
    private readonly int[] _ranked;

    private Spread(SpreadTask task, BigInteger[] exact, BigInteger denominator)
    {
        (_task, _exact, Denominator) = (task, exact, denominator);
        _amounts = new decimal[exact.Length];
        _ranked = Round();
    }

    /// <summary>What was shared.</summary>
    public decimal Pool => _task.Pool;

    /// <summary>The unit of rounding.</summary>
    public decimal Unit => _task.Unit;

    /// <summary>By taker, of the pool's sign; their sum is the pool less <see cref="Unallocated"/>.</summary>
    public IReadOnlyList<decimal> Amounts => _amounts;

    /// <summary>What is below the unit and found no room under any cap; else 0.</summary>
    public decimal Unallocated { get; private set; }

    /// <summary>How many units were left after rounding down.</summary>
    public int MissingUnits { get; private set; }

    /// <summary>What lay below the unit, as a magnitude.</summary>
    public decimal Residue { get; private set; }

    /// <summary>The taker that got the residue, or -1.</summary>
    public int ResidueTaker { get; private set; } = -1;

    /// <summary>The sum of the weights of those whom no bound holds.</summary>
    public BigInteger FreeWeight { get; private init; }

    /// <summary>In units: what bounds took out of the pool before the rest was shared by weight, floors that are paid first included.</summary>
    public BigInteger BoundedUnits { get; private init; }

    private BigInteger Denominator { get; }

    private Func<int, BoundState> StateOf { get; init; } = _ => BoundState.Free;

    /// <summary>Shares a pool. Refused when floors or caps leave no way; the refusal names the amount that is missing.</summary>
    public static Outcome<Spread> Of(SpreadTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var magnitude = Math.Abs(task.Pool);
        var pool = Fraction.Of(magnitude) / Fraction.Of(task.Unit);
        var weights = task.Weights as BigInteger[] ?? [.. task.Weights];
        return task.Floors is null && task.Caps is null ? Unbounded(task, weights, pool) : Bounded(task, weights, pool);
    }

    /// <summary>In units: a taker's exact share of the magnitude, before any rounding.</summary>
    public Fraction ExactUnits(int taker) => new(_exact[taker], Denominator);

    /// <summary>A taker's place in the queue for missing units, from 1; 0 when its share is whole. O(n).</summary>
    public int RankOf(int taker) => Array.IndexOf(_ranked, taker) + 1;

    /// <summary>Which bound holds a taker.</summary>
    public BoundState BoundOf(int taker) => StateOf(taker);

    private static Spread Unbounded(SpreadTask task, BigInteger[] weights, Fraction pool)
    {
        var sum = Sum(weights);
        var exact = new BigInteger[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            exact[i] = pool.Numerator * weights[i];
        }

        return new Spread(task, exact, sum.IsZero ? BigInteger.One : pool.Denominator * sum) { FreeWeight = sum };
    }

    private static Outcome<Spread> Bounded(SpreadTask task, BigInteger[] weights, Fraction pool)
    {
        var (floors, caps) = (new BigInteger[weights.Length], new BigInteger?[weights.Length]);
        var (least, most) = (BigInteger.Zero, (BigInteger?)BigInteger.Zero);
        for (var i = 0; i < weights.Length; i++)
        {
            floors[i] = -InUnits(-(task.Floors?[i] ?? 0), task.Unit);
            caps[i] = task.Caps?[i] is { } cap ? InUnits(cap, task.Unit) : null;
            if (caps[i] < floors[i])
            {
                return TargetRefusals.BoundsBelowUnit(task.Keys[i], (task.Floors?[i] ?? 0, task.Caps![i]!.Value), task.Unit);
            }

            least += floors[i];
            most += weights[i].IsZero ? floors[i] : caps[i];
        }

        if (new Fraction(least, 1) > pool)
        {
            return TargetRefusals.FloorsAbovePool((decimal)least * task.Unit, Math.Abs(task.Pool));
        }

        if (most is { } reachable && new Fraction(reachable, 1) < pool)
        {
            return TargetRefusals.CapsBelowPool((decimal)reachable * task.Unit, Math.Abs(task.Pool));
        }

        var rate = new BoundedRate(weights, floors, caps, task.Meaning == BoundMeaning.BasePlusShare, pool);
        rate.Solve();
        var exact = new BigInteger[weights.Length];
        var (free, bounded) = (BigInteger.Zero, BigInteger.Zero);
        for (var i = 0; i < weights.Length; i++)
        {
            exact[i] = rate.ShareOf(i);
            free += rate.IsFree(i) ? weights[i] : BigInteger.Zero;
            bounded += rate.IsFree(i)
                ? task.Meaning == BoundMeaning.BasePlusShare ? floors[i] : BigInteger.Zero
                : rate.IsAtCap(i) ? caps[i]!.Value : floors[i];
        }

        return new Spread(task, exact, rate.Rate.Denominator)
        {
            FreeWeight = free,
            BoundedUnits = bounded,
            StateOf = taker => rate.IsFree(taker) ? BoundState.Free : rate.IsAtCap(taker) ? BoundState.AtCap : BoundState.AtFloor,
        };
    }

    // Returns the takers with a fraction, those who are served first in front.
    private int[] Round()
    {
        var magnitude = Math.Abs(_task.Pool);
        var units = new BigInteger[_exact.Length];
        var rest = new BigInteger[_exact.Length];
        var given = BigInteger.Zero;
        var queue = new List<int>();
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = BigInteger.DivRem(_exact[i], Denominator, out rest[i]);
            given += units[i];
            if (!rest[i].IsZero)
            {
                queue.Add(i);
            }
        }

        var whole = InUnits(magnitude, _task.Unit);
        var ranked = Ranked(queue.ToArray(), rest);
        MissingUnits = units.Length == 0 ? 0 : (int)(whole - given);
        foreach (var taker in ranked.AsSpan(0, MissingUnits))
        {
            units[taker]++;
        }

        var sign = _task.Pool < 0 ? -1 : 1;
        for (var i = 0; i < units.Length; i++)
        {
            _amounts[i] = sign * (decimal)units[i] * _task.Unit;
        }

        Residue = magnitude - ((decimal)whole * _task.Unit);
        PlaceResidue(sign);
        return ranked;
    }

    // Doubles order what is clear; neighbors nearer than any rounding of theirs are settled by the exact remainders. The same order, sooner.
    private int[] Ranked(int[] queue, BigInteger[] rest)
    {
        const double surelyApart = 1e-12;
        var denominator = (double)Denominator;
        if (double.IsInfinity(denominator))
        {
            Array.Sort(queue, (x, y) => Earlier(rest[x].CompareTo(rest[y]), x, y));
            return queue;
        }

        var near = Array.ConvertAll(queue, taker => -(double)rest[taker] / denominator);
        Array.Sort(near, queue);
        for (var start = 0; start < queue.Length;)
        {
            var end = start + 1;
            while (end < queue.Length && near[end] - near[end - 1] <= surelyApart)
            {
                end++;
            }

            if (end - start > 1)
            {
                queue.AsSpan(start, end - start).Sort((x, y) => Earlier(rest[x].CompareTo(rest[y]), x, y));
            }

            start = end;
        }

        return queue;
    }

    private void PlaceResidue(int sign)
    {
        if (Residue == 0)
        {
            return;
        }

        for (var i = 0; i < _exact.Length; i++)
        {
            var hasRoom = _task.Caps?[i] is not { } cap || Math.Abs(_amounts[i]) + Residue <= cap;
            if (hasRoom && (ResidueTaker < 0 || Earlier(0, i, ResidueTaker) < 0))
            {
                ResidueTaker = i;
            }
        }

        if (ResidueTaker < 0)
        {
            Unallocated = sign * Residue;
        }
        else
        {
            _amounts[ResidueTaker] += sign * Residue;
        }
    }

    private int Earlier(int byFraction, int x, int y)
    {
        var byShare = byFraction != 0 ? byFraction : _exact[x].CompareTo(_exact[y]);
        return byShare != 0 ? -byShare : KeyOrder.Instance.Compare(_task.Keys[x], _task.Keys[y]);
    }

    private static BigInteger InUnits(decimal amount, decimal unit) => (Fraction.Of(amount) / Fraction.Of(unit)).Floor();

    private static BigInteger Sum(BigInteger[] weights)
    {
        var sum = BigInteger.Zero;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return sum;
    }
}

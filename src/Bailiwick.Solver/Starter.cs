namespace Bailiwick.Solver;

/// <summary>
/// The first plan: seeds of equal share along the Hilbert curve, then transport and recentering in turn, first on merged runs of units, then on
/// the units. Balanced and compact; contiguity is not looked at.
/// </summary>
internal sealed class Starter
{
    private const int RunsPerPart = 24;
    private const int CoarseRounds = 40;
    private const int FineRounds = 3;
    private readonly Instance _instance;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;
    private readonly int[] _freeUnit;
    private readonly int[] _openPart;
    private readonly double[] _fixedLoad;
    private readonly double[] _target;
    private readonly double _tolerance;
    private readonly Pieces _pieces;

    public Starter(Instance instance, int threads, CancellationToken cancellation)
    {
        _instance = instance;
        _threads = threads;
        _cancellation = cancellation;
        _freeUnit = [.. Enumerable.Range(0, instance.Units).Where(unit => instance.Lock[unit] < 0)];
        _openPart = [.. Enumerable.Range(0, instance.Parts).Where(part => !instance.Closed[part])];
        _fixedLoad = new double[instance.Parts];
        _target = new double[instance.Parts];
        Sites = new Sites(instance.Parts);
        _tolerance = Targets();
        _pieces = new Pieces(Of(instance.X), Of(instance.Y), Of(instance.Pull), Of(instance.Blend));
    }

    /// <summary>Centers and prices after <see cref="Start"/>.</summary>
    public Sites Sites { get; }

    /// <summary>Moves made along chains.</summary>
    public long Moves { get; private set; }

    /// <summary>By unit: its part. Locked units are where they are locked.</summary>
    public int[] Start()
    {
        var part = (int[])_instance.Lock.Clone();
        if (_freeUnit.Length == 0)
        {
            return part;
        }

        if (_instance.IsWarm)
        {
            return StartWarm(part);
        }

        Seeds.Place(_instance, _pieces, _openPart, _target, Sites);
        if (_pieces.Count > 2 * RunsPerPart * _openPart.Length)
        {
            Settle(_pieces.Merge(TotalAmount() / (RunsPerPart * _openPart.Length)), CoarseRounds, Math.Max(_tolerance, 0.06));
        }

        var transport = Settle(_pieces, FineRounds, _tolerance);
        for (var piece = 0; piece < _freeUnit.Length; piece++)
        {
            part[_freeUnit[piece]] = transport.Part[piece];
        }

        return part;
    }

    // From the present division: units of no part go to the nearest center, and points are balanced by as few chains as the bounds need.
    private int[] StartWarm(int[] part)
    {
        Seeds.PlacePresent(_instance, Sites);
        var transport = new Transport(_pieces, Sites, _openPart, _fixedLoad, _target, _threads);
        transport.Assign();
        for (var piece = 0; piece < _freeUnit.Length; piece++)
        {
            var present = _instance.Present[_freeUnit[piece]];
            transport.Part[piece] = present >= 0 && !_instance.Closed[present] ? present : transport.Part[piece];
        }

        transport.Reload();
        Moves = _instance.IsContiguous ? 0 : transport.Balance(_tolerance, _cancellation);
        for (var piece = 0; piece < _freeUnit.Length; piece++)
        {
            part[_freeUnit[piece]] = transport.Part[piece];
        }

        return part;
    }

    private Transport Settle(Pieces pieces, int rounds, double tolerance)
    {
        var transport = new Transport(pieces, Sites, _openPart, _fixedLoad, _target, _threads);
        for (var round = 0; round < rounds; round++)
        {
            var isLast = round == rounds - 1;
            transport.Assign();
            Moves += transport.Balance(isLast ? tolerance : Math.Max(tolerance, 0.02), _cancellation);
            if (isLast || _cancellation.IsCancellationRequested || !Recenter(pieces, transport.Part))
            {
                break;
            }
        }

        return transport;
    }

    // True when some center moved by more than a thousandth of a part's width.
    private bool Recenter(Pieces pieces, int[] partOfPiece)
    {
        double[] sumX = new double[_instance.Parts], sumY = new double[_instance.Parts], sum = new double[_instance.Parts];
        double minX = double.MaxValue, minY = double.MaxValue, maxX = double.MinValue, maxY = double.MinValue;
        for (var unit = 0; unit < _instance.Units; unit++)
        {
            if (_instance.Lock[unit] is >= 0 and var part)
            {
                sumX[part] += _instance.Pull[unit] * _instance.X[unit];
                sumY[part] += _instance.Pull[unit] * _instance.Y[unit];
                sum[part] += _instance.Pull[unit];
            }
        }

        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var (part, x, y, pull) = (partOfPiece[piece], pieces.X[piece], pieces.Y[piece], pieces.Pull[piece]);
            sumX[part] += pull * x;
            sumY[part] += pull * y;
            sum[part] += pull;
            (minX, maxX, minY, maxY) = (Math.Min(minX, x), Math.Max(maxX, x), Math.Min(minY, y), Math.Max(maxY, y));
        }

        var width = Math.Sqrt((maxX - minX) * (maxY - minY) / _openPart.Length);
        var farthest = 0.0;
        foreach (var part in _openPart)
        {
            if (!_instance.Pinned[part] && sum[part] > 0)
            {
                var (x, y) = (sumX[part] / sum[part], sumY[part] / sum[part]);
                farthest = Math.Max(farthest, Math.Abs(x - Sites.X[part]) + Math.Abs(y - Sites.Y[part]));
                (Sites.X[part], Sites.Y[part]) = (x, y);
            }
        }

        return farthest > 1e-3 * width;
    }

    // Targets of the open parts share what the closed ones leave. Returns the tightest tolerance.
    private double Targets()
    {
        var measures = _instance.Measures;
        var (tolerance, wanted, available) = (double.MaxValue, 0.0, 0.0);
        for (var unit = 0; unit < _instance.Units; unit++)
        {
            var part = _instance.Lock[unit];
            if (part >= 0)
            {
                _fixedLoad[part] += _instance.Blend[unit];
            }

            available += part < 0 || !_instance.Closed[part] ? _instance.Blend[unit] : 0;
        }

        foreach (var part in _openPart)
        {
            for (var at = part * measures; at < (part + 1) * measures; at++)
            {
                _target[part] += _instance.Target[at] / measures;
                if (_instance.Target[at] > 0)
                {
                    tolerance = Math.Min(tolerance, (_instance.High[at] / _instance.Target[at]) - 1);
                }
            }

            wanted += _target[part];
        }

        foreach (var part in _openPart)
        {
            _target[part] *= wanted > 0 ? available / wanted : 0;
        }

        return Math.Clamp(tolerance, 1e-4, 0.5);
    }

    private double TotalAmount()
    {
        var sum = 0.0;
        foreach (var amount in _pieces.Amount)
        {
            sum += amount;
        }

        return sum;
    }

    private double[] Of(double[] valueOfUnit)
    {
        var result = new double[_freeUnit.Length];
        for (var piece = 0; piece < result.Length; piece++)
        {
            result[piece] = valueOfUnit[_freeUnit[piece]];
        }

        return result;
    }
}

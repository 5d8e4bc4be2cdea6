namespace Bailiwick.Solver.Graphs;

/// <summary>
/// The first plan where parts must be in one piece: lines that halve and halve again, then each part grown together. Or, where there is a present plan, that plan. Balanced but for the lumps.
/// </summary>
internal sealed class GraphStarter
{
    private readonly Instance _instance;
    private readonly int[] _freeUnit;
    private readonly int[] _openPart;
    private readonly double[] _fixedLoad;
    private readonly double[] _target;
    private readonly (double[] X, double[] Y) _shore;

    public GraphStarter(Instance instance)
    {
        _instance = instance;
        _freeUnit = [.. Enumerable.Range(0, instance.Units).Where(unit => instance.Lock[unit] < 0)];
        _openPart = [.. Enumerable.Range(0, instance.Parts).Where(part => !instance.Closed[part])];
        _fixedLoad = new double[instance.Parts];
        _target = new double[instance.Parts];

        // Fewer units are annealed hot enough to find that out by themselves, and more compactly.
        _shore = instance.Units > GraphMethod.ManyUnits ? Shores.Of(instance) : (instance.X, instance.Y);
        Targets();
    }

    /// <summary>By unit: its part; another variant, another plan. May be called side by side. Locked units are where they are locked; pieces are joined as far as locks let them be.</summary>
    public int[] Start(int variant)
    {
        var (part, sites) = ((int[])_instance.Lock.Clone(), new Sites(_instance.Parts));
        if (_freeUnit.Length > 0)
        {
            var pieces = new Pieces(Of(_shore.X), Of(_shore.Y), Of(_instance.Pull), Of(_instance.Blend));
            var nearest = _instance.IsWarm ? Warm(sites) : Fresh(pieces, variant, sites);
            for (var piece = 0; piece < nearest.Length; piece++)
            {
                part[_freeUnit[piece]] = nearest[piece];
            }
        }

        Center(part, sites);
        Connector.Repair(_instance, sites, part);
        return part;
    }

    private int[] Fresh(Pieces pieces, int variant, Sites sites)
    {
        var hasAnchor = Seeds.Anchors(_instance, sites, unit => _instance.Lock[unit]);
        double[] x = new double[_instance.Parts], y = new double[_instance.Parts], free = new double[_instance.Parts];
        foreach (var part in _openPart)
        {
            (x[part], y[part]) = hasAnchor[part] ? (sites.X[part], sites.Y[part]) : (double.NaN, double.NaN);
            free[part] = Math.Max(0, _target[part] - _fixedLoad[part]);
        }

        return new Dichotomy(pieces, free, x, y, variant).Divide(_openPart);
    }

    // Units of no part go to the nearest center.
    private int[] Warm(Sites sites)
    {
        Seeds.PlacePresent(_instance, sites);
        return Array.ConvertAll(_freeUnit, unit =>
        {
            var present = _instance.Present[unit];
            return present >= 0 && !_instance.Closed[present] ? present : Nearest(unit, sites);
        });
    }

    private int Nearest(int unit, Sites sites)
    {
        var best = _openPart[0];
        foreach (var part in _openPart)
        {
            best = Square(part) < Square(best) ? part : best;
        }

        return best;

        double Square(int part) => sites.SquareTo(_instance.X[unit], _instance.Y[unit], part);
    }

    // Centers of the parts as they are, for the growing.
    private void Center(int[] partOfUnit, Sites sites)
    {
        var plan = new Plan(_instance, partOfUnit);
        Array.Copy(plan.CenterX, sites.X, plan.CenterX.Length);
        Array.Copy(plan.CenterY, sites.Y, plan.CenterY.Length);
    }

    // Targets of the open parts share what the closed ones leave.
    private void Targets()
    {
        var measures = _instance.Measures;
        var (wanted, available) = (0.0, 0.0);
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
            }

            wanted += _target[part];
        }

        foreach (var part in _openPart)
        {
            _target[part] *= wanted > 0 ? available / wanted : 0;
        }
    }

    private double[] Of(double[] valueOfUnit) => Array.ConvertAll(_freeUnit, unit => valueOfUnit[unit]);
}

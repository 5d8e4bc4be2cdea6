namespace Bailiwick.Solver;

/// <summary>First centers: pins and means of locked units where there are any, else shares of the amount along the curve.</summary>
internal static class Seeds
{
    /// <summary>O(pieces + parts^2).</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="pieces">The free units, in curve order.</param>
    /// <param name="openPart">Parts that may take units.</param>
    /// <param name="target">By part: load wanted.</param>
    /// <param name="sites">Filled.</param>
    public static void Place(Instance instance, Pieces pieces, int[] openPart, double[] target, Sites sites)
    {
        var (seedX, seedY) = Shares(pieces, openPart, target);
        var isTaken = new bool[openPart.Length];
        var hasAnchor = Anchors(instance, sites, unit => instance.Lock[unit]);
        foreach (var part in openPart)
        {
            if (hasAnchor[part])
            {
                var nearest = -1;
                for (var seed = 0; seed < openPart.Length; seed++)
                {
                    if (!isTaken[seed] && (nearest < 0 || Square(seed) < Square(nearest)))
                    {
                        nearest = seed;
                    }
                }

                isTaken[nearest] = true;

                double Square(int seed) => sites.SquareTo(seedX[seed], seedY[seed], part);
            }
        }

        var next = 0;
        foreach (var part in openPart)
        {
            if (!hasAnchor[part])
            {
                while (isTaken[next])
                {
                    next++;
                }

                (sites.X[part], sites.Y[part]) = (seedX[next], seedY[next]);
                next++;
            }
        }
    }

    /// <summary>Centers of the present division, for a warm start; a part that has nothing gets the middle of the plane. O(units).</summary>
    public static void PlacePresent(Instance instance, Sites sites) =>
        Anchors(instance, sites, unit => instance.Lock[unit] >= 0 ? instance.Lock[unit] : instance.Present[unit]);

    /// <summary>Pins, and means of the units that a part is told to have; false for a part that has neither. O(units).</summary>
    public static bool[] Anchors(Instance instance, Sites sites, Func<int, int> partOf)
    {
        var hasAnchor = new bool[instance.Parts];
        double[] sum = new double[instance.Parts], sumX = new double[instance.Parts], sumY = new double[instance.Parts];
        for (var unit = 0; unit < instance.Units; unit++)
        {
            var part = partOf(unit);
            if (part >= 0)
            {
                sum[part] += instance.Pull[unit];
                sumX[part] += instance.Pull[unit] * instance.X[unit];
                sumY[part] += instance.Pull[unit] * instance.Y[unit];
            }
        }

        for (var part = 0; part < instance.Parts; part++)
        {
            if (instance.Pinned[part])
            {
                (sites.X[part], sites.Y[part], hasAnchor[part]) = (instance.PinX[part], instance.PinY[part], true);
            }
            else if (sum[part] > 0)
            {
                (sites.X[part], sites.Y[part], hasAnchor[part]) = (sumX[part] / sum[part], sumY[part] / sum[part], true);
            }
        }

        return hasAnchor;
    }

    private static (double[] X, double[] Y) Shares(Pieces pieces, int[] openPart, double[] target)
    {
        double[] x = new double[openPart.Length], y = new double[openPart.Length];
        double wanted = 0, total = 0, floor = 0;
        foreach (var part in openPart)
        {
            wanted += target[part];
        }

        foreach (var amount in pieces.Amount)
        {
            total += amount;
        }

        // Where all amounts are 0 the units themselves are shared out.
        floor = total > 0 ? 0 : 1;
        total = total > 0 ? total : pieces.Count;
        var (piece, soFar, due) = (0, 0.0, 0.0);
        for (var seed = 0; seed < openPart.Length; seed++)
        {
            due += total * (wanted > 0 ? target[openPart[seed]] / wanted : 1.0 / openPart.Length);
            var (sum, sumX, sumY, first) = (0.0, 0.0, 0.0, piece);
            while (piece < pieces.Count && (soFar < due - 1e-9 || piece == first))
            {
                soFar += pieces.Amount[piece] + floor;
                sum += pieces.Pull[piece];
                sumX += pieces.Pull[piece] * pieces.X[piece];
                sumY += pieces.Pull[piece] * pieces.Y[piece];
                piece++;
            }

            (x[seed], y[seed]) = sum > 0 ? (sumX / sum, sumY / sum) : (pieces.X[^1], pieces.Y[^1]);
        }

        return (x, y);
    }
}

namespace Bailiwick.Solver;

/// <summary>First centers of graphs: pins, and means of the units that a part is told to have.</summary>
internal static class Seeds
{
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
}

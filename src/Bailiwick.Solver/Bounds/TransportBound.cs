namespace Bailiwick.Solver.Bounds;

/// <summary>
/// Lagrangian dual of the transportation problem with load bounds and given centers: any prices give a valid lower bound on the cost of every
/// division among these centers that keeps the bounds, however units might be split.
/// </summary>
internal static class TransportBound
{
    /// <summary>The bound; prices are first shifted by the best constant, which the sum of the loads allows. O(parts log parts).</summary>
    /// <param name="leastPriced">Sum over units of pull times least (cost + price x ratio).</param>
    /// <param name="price">By part: its price, per amount.</param>
    /// <param name="low">By part: least load.</param>
    /// <param name="high">By part: greatest load; may be infinite.</param>
    /// <param name="total">Sum of the amounts.</param>
    public static double Value(double leastPriced, double[] price, double[] low, double[] high, double total)
    {
        var level = Level(price, low, high, total);
        var slack = 0.0;
        for (var part = 0; part < price.Length; part++)
        {
            var above = price[part] - level;
            if (above != 0)
            {
                slack += above > 0 ? above * Most(part) : above * Math.Max(0, low[part]);
            }
        }

        return leastPriced - (level * total) - slack;

        // No part can hold more than everything.
        double Most(int part) => Math.Max(0, Math.Min(high[part], total));
    }

    /// <summary>The price level at which the bound is greatest: as much as the parts above must hold least and those below hold most makes the whole.</summary>
    public static double Level(double[] price, double[] low, double[] high, double total)
    {
        var order = new int[price.Length];
        for (var part = 0; part < order.Length; part++)
        {
            order[part] = part;
        }

        Array.Sort((double[])price.Clone(), order);
        // Concave in the level: it rises while more than the whole must still be below it. The least price is where every part is at its upper bound.
        var atLevel = 0.0;
        foreach (var part in order)
        {
            atLevel += Most(part);
        }

        var level = price[order[0]];
        foreach (var part in order)
        {
            level = price[part];
            atLevel += Math.Max(low[part], 0) - Most(part);
            if (atLevel <= total)
            {
                break;
            }
        }

        return level;

        // No part can hold more than everything.
        double Most(int part) => Math.Max(0, Math.Min(high[part], total));
    }
}

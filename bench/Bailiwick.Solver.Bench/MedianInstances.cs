using Bailiwick.Solver.Medians;

namespace Bailiwick.Solver.Bench;

/// <summary>
/// Seeded capacitated p-median instances of the literature's shapes and sizes: street blocks of a town (as Lorena and Senne's SJC), drill holes of a
/// board (as TSPLIB's pcb3038) and places of a country (as fnl4461), with demands and capacities made as there. Not those instances themselves.
/// </summary>
internal static class MedianInstances
{
    public static IEnumerable<(string Name, int Units, int Medians, Func<MedianProblem> Make)> All()
    {
        foreach (var (units, medians) in new[] { (100, 10), (200, 15), (300, 25), (300, 30), (402, 30), (402, 40) })
        {
            yield return ($"town-{units}-{medians}", units, medians, () => Town(units, medians));
        }

        foreach (var (units, medians) in new[] { (724, 125), (1000, 333) })
        {
            yield return ($"country-{units}-{medians}", units, medians, () => Country(units, medians));
        }

        foreach (var medians in new[] { 600, 1000 })
        {
            yield return ($"board-3038-{medians}", 3038, medians, () => Board(3038, medians));
        }

        foreach (var medians in new[] { 100, 1000 })
        {
            yield return ($"country-4461-{medians}", 4461, medians, () => Country(4461, medians));
        }
    }

    // Blocks along streets around a few centers; demand by houses.
    private static MedianProblem Town(int units, int medians)
    {
        var random = new Randomness((ulong)(1000 + units));
        const int Quarters = 6;
        double[] centerX = new double[Quarters], centerY = new double[Quarters], spread = new double[Quarters];
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            (centerX[quarter], centerY[quarter], spread[quarter]) = (4000 * random.Fraction(), 4000 * random.Fraction(), 200 + (600 * random.Fraction()));
        }

        return Made(units, medians, 0.92, _ =>
        {
            var quarter = random.Below(Quarters);
            var (x, y) = (centerX[quarter] + (spread[quarter] * Normal(random)), centerY[quarter] + (spread[quarter] * Normal(random)));
            return (80 * Math.Round(x / 80), y, 1 + random.Below(40));
        });
    }

    // Rows of holes in blocks of a board, some blocks empty.
    private static MedianProblem Board(int units, int medians)
    {
        var random = new Randomness(3038);
        var isFull = new bool[20 * 15];
        for (var block = 0; block < isFull.Length; block++)
        {
            isFull[block] = random.Below(10) < 7;
        }

        return Made(units, medians, 0.8, _ =>
        {
            int block;
            do
            {
                block = random.Below(isFull.Length);
            }
            while (!isFull[block]);
            return ((200 * (block % 20)) + (20 * random.Below(10)), (200 * (block / 20)) + (10 * random.Below(20)), 1 + random.Below(100));
        });
    }

    // Places spread evenly with towns among them.
    private static MedianProblem Country(int units, int medians)
    {
        var random = new Randomness((ulong)units);
        const int Towns = 40;
        var town = new (double X, double Y)[Towns];
        for (var at = 0; at < Towns; at++)
        {
            town[at] = (10_000 * random.Fraction(), 10_000 * random.Fraction());
        }

        return Made(units, medians, 0.88, _ =>
        {
            var (x, y) = town[random.Below(Towns)];
            var (isTown, dx, dy) = (random.Below(10) < 3, 300 * Normal(random), 300 * Normal(random));
            return isTown ? (x + dx, y + dy, 1 + random.Below(100)) : (10_000 * random.Fraction(), 10_000 * random.Fraction(), 1 + random.Below(100));
        });
    }

    private static MedianProblem Made(int units, int medians, double tightness, Func<int, (double X, double Y, int Demand)> next)
    {
        double[] x = new double[units], y = new double[units], demand = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            (x[unit], y[unit], demand[unit]) = next(unit);
        }

        var capacity = Math.Ceiling(Math.Max(demand.Sum() / (medians * tightness), demand.Max()));
        return new MedianProblem { Medians = medians, X = x, Y = y, Demand = demand, Capacity = Array.ConvertAll(x, _ => capacity) };
    }

    private static double Normal(Randomness random) =>
        Math.Sqrt(-2 * Math.Log(random.Fraction())) * Math.Cos(2 * Math.PI * random.Fraction());
}

using System.Globalization;

namespace Bailiwick.GenerateAccounts;

/// <summary>ZIP codes drawn as often as people live there: a county's population, spread over its ZIP codes by seeded lognormal shares.</summary>
internal sealed class Places
{
    private readonly List<Place> _places = [];
    private readonly List<double> _upTo = [];

    /// <param name="options">Where the files are.</param>
    /// <param name="random">Spreads each county's people over its ZIP codes.</param>
    public Places(Options options, Random random)
    {
        var population = ReadPopulation(options.Population);
        var zips = File.ReadLines(options.Zips).Select(line => line.Split('\t')).Where(fields => fields.Length > 10 && fields[4].Length == 2).ToList();
        var byCounty = zips.GroupBy(fields => fields[4] + fields[6]).OrderBy(county => county.Key, StringComparer.Ordinal);
        double sum = 0;
        foreach (var county in byCounty)
        {
            if (!population.TryGetValue(county.Key, out var people))
            {
                continue;
            }

            var shares = county.Select(_ => Math.Exp(Draw.Normal(random))).ToArray();
            foreach (var (fields, share) in county.Zip(shares))
            {
                sum += people * share / shares.Sum();
                _places.Add(new Place(
                    fields[1], fields[2], fields[4], fields[5], double.Parse(fields[9], CultureInfo.InvariantCulture), double.Parse(fields[10], CultureInfo.InvariantCulture)));
                _upTo.Add(sum);
            }
        }
    }

    /// <summary>One ZIP code, likely where many people live. O(log ZIP codes).</summary>
    public Place Next(Random random)
    {
        var found = _upTo.BinarySearch(random.NextDouble() * _upTo[^1]);
        return _places[Math.Min(found < 0 ? ~found : found, _places.Count - 1)];
    }

    /// <summary>Population by state abbreviation and three-digit county code.</summary>
    private static Dictionary<string, double> ReadPopulation(string file)
    {
        var population = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var fields = line.Split(',');
            if (fields[0].Length >= 4 && States.AbbreviationOf(fields[1]) is { } state && double.TryParse(fields[^1], CultureInfo.InvariantCulture, out var people))
            {
                population[state + fields[0][^3..]] = people;
            }
        }

        return population;
    }
}

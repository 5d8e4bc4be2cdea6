using System.Text;
using Bailiwick.Core.Datasets;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Measuring;
using Bailiwick.Geography.Places;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class GazetteerTests
{
    private static readonly Lazy<Gazetteer> _real = new(Build);

    [Theory]
    [InlineData(null, null, null, null, "78701", Place.PostalCode, -97.74, 30.27)]
    [InlineData("US", "TX", "Travis", "Austin", "78701-1234", Place.PostalCode, -97.74, 30.27)]
    [InlineData("USA", "Texas", null, null, "787011234", Place.PostalCode, -97.74, 30.27)]
    [InlineData(null, null, null, null, "02139", Place.PostalCode, -71.10, 42.36)]
    [InlineData("Canada", null, null, null, "m5v 3l9", Place.PostalCode, -79.4, 43.6)]
    [InlineData(null, "Ontario", null, null, "M5V3L9", Place.PostalCode, -79.4, 43.6)]
    [InlineData("US", "TX", null, "austin", "99999", Place.City, -97.75, 30.3)]
    [InlineData("US", "MO", null, "St. Louis", null, Place.City, -90.3, 38.6)]
    [InlineData("US", "MO", null, "saint louis", null, Place.City, -90.3, 38.6)]
    [InlineData("US", "NY", null, null, "78701", Place.State, -75.5, 42.9)]
    [InlineData("US", "TX", "Travis County", "Nowhereville", null, Place.County, -97.8, 30.3)]
    [InlineData("US", "LA", "Orleans Parish", null, null, Place.County, -89.9, 30.05)]
    [InlineData("US", "LA", "St. Tammany", null, null, Place.County, -89.9, 30.4)]
    [InlineData(null, null, "48453", null, null, Place.County, -97.8, 30.3)]
    [InlineData("US", "VA", "Fairfax County", null, null, Place.County, -77.28, 38.83)]
    [InlineData("US", "VA", "Fairfax city", null, null, Place.County, -77.30, 38.85)]
    [InlineData("Puerto Rico", null, null, null, "00901", Place.PostalCode, -66.1, 18.46)]
    [InlineData("Österreich", null, null, null, "1010", Place.Country, 14, 47.5)]
    [InlineData("DEU", "Bavaria", null, "Munich", "80331", Place.Country, 10.4, 51)]
    [InlineData("276", null, null, null, null, Place.Country, 10.4, 51)]
    [InlineData("Côte d'Ivoire", null, null, null, null, Place.Country, -5.5, 7.5)]
    [InlineData("U.K.", null, null, null, null, Place.Country, -2.5, 54)]
    [InlineData("England", null, null, null, null, Place.Country, -2.5, 54)]
    [InlineData("CA", "Quebec", null, null, null, Place.State, -72.5, 46.2)]
    public void A_record_is_placed_by_the_best_it_says(string? country, string? state, string? county, string? city, string? postal, Place source, double longitude, double latitude)
    {
        var placed = _real.Value.Locate(new PlaceQuery(country, state, county, city, postal));

        Assert.Equal(source, placed.Source);
        var tolerance = source is Place.Country or Place.State ? 2 : 0.25;
        Assert.InRange(placed.Longitude, longitude - tolerance, longitude + tolerance);
        Assert.InRange(placed.Latitude, latitude - tolerance, latitude + tolerance);
    }

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData("", " ", "", "", "")]
    [InlineData("US", null, null, null, "09104")]
    [InlineData("US", "AE", null, "APO", "09104")]
    [InlineData(null, "AP", null, null, null)]
    [InlineData("US", "AP", null, "FPO", "96313")]
    [InlineData("Freedonia", "TX", null, "Austin", "78701")]
    [InlineData(null, "Bavaria", null, null, "80331")]
    [InlineData(null, null, null, "Austin", null)]
    [InlineData(null, null, "Travis", null, null)]
    [InlineData(null, null, null, null, "1234")]
    [InlineData(null, null, null, null, "78701-12345-6789")]
    public void What_cannot_be_known_is_placed_nowhere(string? country, string? state, string? county, string? city, string? postal)
    {
        var placed = _real.Value.Locate(new PlaceQuery(country, state, county, city, postal));

        Assert.Equal(Place.None, placed.Source);
        Assert.True(double.IsNaN(placed.Longitude) && double.IsNaN(placed.Latitude));
    }

    [Fact]
    public void A_Canadian_code_with_the_country_United_States_is_not_believed() =>
        Assert.Equal(Place.Country, _real.Value.Locate(new PlaceQuery("US", null, null, null, "M5V 3L9")).Source);

    [Fact]
    public void Every_American_code_is_in_or_near_a_county_but_those_of_islands_without_one()
    {
        var locator = new UnitLocator(SharedData.Counties.Set);
        var far = new List<string>();
        var codes = Rows("geocoding/us-zip-centroids-geonames.csv").Select(row => row[0]).ToArray();
        foreach (var code in codes)
        {
            var placed = _real.Value.Locate(new PlaceQuery("US", null, null, null, code));
            if (placed.Source == Place.PostalCode && locator.Locate(placed.Longitude, placed.Latitude, 50).Unit < 0)
            {
                far.Add(code);
            }
        }

        // Wake Island and the Marshall Islands have ZIP codes and no county.
        Assert.Equal(["96898", "96960", "96970"], far);
        Assert.True(_real.Value.PostalCodes > 42_000);
    }

    [Fact]
    public void Hospitals_are_placed_near_where_they_are_by_what_their_rows_say()
    {
        var distances = new Dictionary<Place, List<double>>();
        foreach (var row in Rows("accounts/us-hospitals-beds.csv").Where(row => row.Length == 24 && row[8].Length > 0))
        {
            PlaceQuery[] asked =
            [
                new("US", row[5], row[7], row[4], row[6].PadLeft(5, '0')),
                new("US", row[5], row[7], row[4]),
                new("US", row[5], row[7]),
            ];
            foreach (var placed in asked.Select(_real.Value.Locate))
            {
                if (!distances.TryGetValue(placed.Source, out var list))
                {
                    distances[placed.Source] = list = [];
                }

                list.Add(Sphere.DistanceKm(placed.Longitude, placed.Latitude, double.Parse(row[9]), double.Parse(row[8])));
            }
        }

        Assert.True(distances[Place.PostalCode].Count > 7000);
        Assert.True(distances[Place.City].Count > 6500);
        Assert.True(distances[Place.County].Count > 6500);
        Assert.InRange(Quantile(distances[Place.PostalCode], 0.5), 0, 4);
        Assert.InRange(Quantile(distances[Place.PostalCode], 0.98), 0, 25);
        Assert.InRange(Quantile(distances[Place.City], 0.9), 0, 20);
        Assert.InRange(Quantile(distances[Place.County], 0.9), 0, 60);
    }

    private static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)(values.Count * share));

    [Fact]
    public void Files_that_are_something_else_break_the_setup_at_once()
    {
        Assert.Throws<InvalidDataException>(() => new GazetteerBuilder().AddZipCodes(Text("<html/>")));
        Assert.Throws<InvalidDataException>(() => new GazetteerBuilder().AddZipCodes(Text("")));
        Assert.Throws<InvalidDataException>(() => new GazetteerBuilder().AddZipAreas(Text("module.exports = 7")));
        Assert.Throws<InvalidDataException>(() => new GazetteerBuilder().AddCanadianCodes(Text("exports.codes = {\"A\":")));
    }

    /// <summary>From the same rows the packages have, in the packages' own format.</summary>
    private static Gazetteer Build()
    {
        var zips = new StringBuilder();
        foreach (var row in Rows("geocoding/us-zip-centroids-geonames.csv"))
        {
            zips.Append("US\t").AppendJoin('\t', row[0], row[1], row[2], row[3], row[4], row[5], "", "", row[6], row[7], row[8]).Append('\n');
        }

        var areas = new StringBuilder("module.exports = [\n");
        foreach (var row in Rows("geocoding/us-zcta-centroids-2020.csv"))
        {
            areas.Append(areas.Length > 20 ? ",\n" : "").Append($"  {{\"latitude\":{row[1]},\"longitude\":{row[2]},\"zipCode\":\"{row[0]}\"}}");
        }

        var canada = new StringBuilder("exports.codes = {");
        foreach (var row in Rows("geocoding/canada-fsa-centroids.csv"))
        {
            canada.Append(canada.Length > 20 ? "," : "")
                .Append($"\"{row[0]}\":{{\"zip\":\"{row[0]}\",\"latitude\":{Number(row[3])},\"longitude\":{Number(row[4])},\"city\":\"{row[1]}\",\"state\":\"{row[2]}\",\"country\":\"Canada\"}}");
        }

        return new GazetteerBuilder()
            .AddZipCodes(Text(zips.ToString()))
            .AddZipAreas(Text(areas.Append("\n]\n").ToString()))
            .AddCanadianCodes(Text(canada.Append("};\nexports.stateMap = {};").ToString()))
            .AddCounties(SharedData.Counties.Set)
            .AddStates(SharedData.States.Set)
            .AddCountries(SharedData.Countries.Set)
            .Build();
    }

    private static string Number(string text) => text.Length > 0 ? text : "null";

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string[]> Rows(string name) => File.ReadLines(SharedData.PathOf(name)).Skip(1).Select(Split).Where(row => row.Length > 2 && row[0].Length > 0);

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        return [.. fields, field.ToString()];
    }
}

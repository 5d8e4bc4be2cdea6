using System.Globalization;

namespace Bailiwick.GenerateAccounts;

/// <summary>Makes up companies: where people live, most small and few large, the larger with more staff and more orders.</summary>
internal sealed class Accounts(Places places, Random random)
{
    private static readonly string[] _header =
    [
        "account_id", "name", "street", "city", "state", "zip", "county", "latitude", "longitude", "industry",
        "segment", "employees", "annual_revenue", "open_pipeline", "opportunities", "customer_since", "last_order", "is_customer", "phone", "owner",
    ];

    private static readonly string[] _first =
        ["Summit", "Blue Ridge", "Lakeside", "Pioneer", "Evergreen", "Copper", "Harbor", "Prairie", "Cardinal", "Granite", "Juniper", "Redwood", "Sterling", "Atlas", "Beacon", "Cascade"];

    private static readonly string[] _second =
        ["Medical", "Logistics", "Foods", "Systems", "Partners", "Supply", "Dental", "Motors", "Energy", "Labs", "Builders", "Textiles", "Robotics", "Media", "Farms", "Optics"];

    private static readonly string[] _form = ["Inc", "LLC", "Group", "Co", "& Sons"];
    private static readonly string[] _streets = ["Main St", "Oak Ave", "2nd St", "Industrial Pkwy", "Elm St", "Commerce Dr", "Highway 9", "Mill Rd", "Park Blvd", "Canal St"];
    private static readonly string[] _industries = ["Healthcare", "Manufacturing", "Retail", "Finance", "Education", "Hospitality", "Construction", "Transport", "Software", "Agriculture", "Utilities", "Government"];
    private static readonly string[] _owners = [.. Enumerable.Range(1, 120).Select(number => $"Rep {number:000}")];

    public static IEnumerable<string> Header(int columns) =>
        _header.Take(columns).Concat(Enumerable.Range(_header.Length + 1, Math.Max(0, columns - _header.Length)).Select(number => $"measure_{number}"));

    public string[] Next(int number, int columns)
    {
        var place = places.Next(random);
        var revenue = Draw.LogNormal(random, 1_200_000, 1.6);
        var employees = Math.Max(1, (int)(revenue / Draw.LogNormal(random, 160_000, 0.4)));
        var opportunities = random.Next(0, 1 + (int)Math.Min(20, Math.Sqrt(employees)));
        var isCustomer = random.NextDouble() < 0.4;
        var since = new DateOnly(2008, 1, 1).AddDays(random.Next(0, 6000));
        string[] cells =
        [
            $"ACC-{number:0000000}",
            $"{Draw.Of(random, _first)} {Draw.Of(random, _second)} {Draw.Of(random, _form)} {number % 997}",
            $"{random.Next(1, 9999)} {Draw.Of(random, _streets)}",
            place.City,
            place.State,
            place.Zip,
            place.County,
            Text(place.Latitude + (Draw.Normal(random) * 0.02), "0.00000"),
            Text(place.Longitude + (Draw.Normal(random) * 0.025), "0.00000"),
            Draw.Of(random, _industries),
            revenue > 20_000_000 ? "Enterprise" : revenue > 2_000_000 ? "Mid-market" : "Small business",
            employees.ToString(CultureInfo.InvariantCulture),
            "$" + Text(revenue, "#,##0.00"),
            Text(opportunities * Draw.LogNormal(random, 18_000, 0.8), "0.00"),
            opportunities.ToString(CultureInfo.InvariantCulture),
            isCustomer ? since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty,
            isCustomer ? since.AddDays(random.Next(0, 800)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty,
            isCustomer ? "yes" : "no",
            $"({random.Next(201, 989)}) {random.Next(200, 999)}-{random.Next(0, 9999):0000}",
            Draw.Of(random, _owners),
        ];
        return [.. cells.Take(columns), .. Enumerable.Range(0, Math.Max(0, columns - cells.Length)).Select(_ => Text(Draw.LogNormal(random, 1000, 1), "0.##"))];
    }

    public static string Quote(string cell) => cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

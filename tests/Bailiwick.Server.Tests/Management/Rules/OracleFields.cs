using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Tests.Management.Rules;

/// <summary>Fields of accounts that the oracle compares, with values that lie near each other and near what is easily read wrongly.</summary>
internal static class OracleFields
{
    private static readonly string[] _states = ["CA", "ca", "NV", "N", "New York", "Île-de-France", "île-de-france", "10", "a,b", "100%", "_", "12\" pipe", "Größe", "GRÖSSE", "ΣΑΣ", "σας"];

    private static readonly string[] _codes =
        ["94103", "94110", "9", "80000", "007", "7", "1e3", "1000", "abc", "2021-05-01", "2020-02-30", "2020-01-31", "12.50", "12.5", "-3", "-3.0", "٣", "1,000", "0x10"];

    private static readonly string[] _segments = ["Gold", "gold;Blue", "blue", "Green; Gold", "Goldfish", "\"Gold\"", "Blue;\"Red\"", "Red"];
    private static readonly string[] _industries = ["Banking", "banking", "Retail", "Retail Banking", "Apparel", "Bänke"];
    private static readonly string[] _money = ["0", "5", "5.5", "5.50", "-3", "1000000", "0.1", "0.30", "123456789012.34", "9007199254740993.01", "-0.01"];
    private static readonly string[] _wholes = ["0", "5", "-3", "1000", "2147483647"];
    private static readonly string[] _days = ["2020-01-31", "2021-05-01", "1969-12-31", "2024-02-29", "0001-01-01", "9999-12-31"];
    private static readonly string[] _instants = ["2020-01-31T00:00:00Z", "2020-01-31T00:00:00.001Z", "2020-01-30T23:00:00-01:00", "1969-12-31T23:59:59.5Z"];
    private static readonly string[] _flags = ["true", "false"];
    private static readonly string[] _latitudes = ["37.774929512345678", "40.7", "37.3", "-33.9", "37.5", "39.123456789012345"];
    private static readonly string[] _longitudes = ["-122.419415512345678", "-74", "-121.9", "151.2", "-120.987654321098765", "-119.5"];

    public static IReadOnlyList<Field> All { get; } =
    [
        new("BillingState", FieldType.Text, "billing_state", _states), new("BillingPostalCode", FieldType.Text, "billing_postal_code", _codes),
        new("Industry", FieldType.Picklist, "industry", _industries), new("Segments__c", FieldType.MultiPicklist, "custom->>'Segments__c'", _segments),
        new("AnnualRevenue", FieldType.Money, "annual_revenue", _money), new("NumberOfEmployees", FieldType.Whole, "number_of_employees", _wholes),
        new("Founded__c", FieldType.Date, "(custom->>'Founded__c')::date", _days), new("Seen__c", FieldType.Instant, "(custom->>'Seen__c')::timestamptz", _instants),
        new("IsPartner__c", FieldType.Flag, "(custom->>'IsPartner__c')::boolean", _flags), new("Score__c", FieldType.Number, "(custom->>'Score__c')::numeric", _money),
        new("BillingLatitude", FieldType.Number, "billing_latitude", _latitudes), new("BillingLongitude", FieldType.Number, "billing_longitude", _longitudes),
    ];

    /// <param name="Name">In the catalogue.</param>
    /// <param name="Column">The same in the table of accounts, as SQL.</param>
    /// <param name="Values">What cells hold.</param>
    internal sealed record Field(string Name, FieldType Type, string Column, string[] Values)
    {
        public bool IsCustom => Name.EndsWith("__c", StringComparison.Ordinal);

        public string Draw(Random random) => Name switch
        {
            "BillingPostalCode" when random.Next(4) == 0 => $"{random.Next(90000, 99999)}",
            "BillingLatitude" when random.Next(2) == 0 => $"{random.Next(30, 42)}.{random.Next(100000, 999999)}",
            "BillingLongitude" when random.Next(2) == 0 => $"-{random.Next(70, 125)}.{random.Next(100000, 999999)}",
            _ => Values[random.Next(Values.Length)],
        };
    }
}

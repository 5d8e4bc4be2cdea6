using Bailiwick.Core.Datasets;
using Bailiwick.Geography.Measuring;
using Bailiwick.Geography.Places;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>
/// Finds a point for every record: its own coordinates, else its postal code, city, county, state, country, in this order. Whatever
/// was not the record's own coordinates, and whatever is doubtful about them, becomes a finding.
/// </summary>
public sealed class RecordPlacing
{
    private const double FarKilometers = 300;
    private const double NearKilometers = 100;
    private const int RowsBetweenLooks = 4096;

    private readonly Gazetteer _gazetteer;
    private readonly ImportedTable _table;
    private readonly FindingLog _findings;
    private readonly string? _defaultCountry;
    private readonly double[]? _givenLongitude;
    private readonly double[]? _givenLatitude;
    private readonly TextColumn? _postal;
    private readonly TextColumn? _city;
    private readonly TextColumn? _county;
    private readonly TextColumn? _state;
    private readonly TextColumn? _country;
    private readonly Dictionary<(int Postal, int City, int County, int State, int Country), Placed> _known = [];

    public RecordPlacing(Gazetteer gazetteer, ImportedTable table, string? defaultCountry, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        (_gazetteer, _table, _findings, _defaultCountry) = (gazetteer, table, findings, defaultCountry);
        _givenLongitude = table.NumbersOf(ColumnRole.Longitude)?.Values;
        _givenLatitude = table.NumbersOf(ColumnRole.Latitude)?.Values;
        _postal = table.TextOf(ColumnRole.PostalCode);
        _city = table.TextOf(ColumnRole.City);
        _county = table.TextOf(ColumnRole.County);
        _state = table.TextOf(ColumnRole.State);
        _country = table.TextOf(ColumnRole.Country);
    }

    /// <summary>How many records are placed; may be asked from another thread.</summary>
    public int Rows { get; private set; }

    /// <summary>Places all records. O(records).</summary>
    public RecordPoints PlaceAll(CancellationToken cancellation)
    {
        var points = new RecordPoints(new double[_table.Rows], new double[_table.Rows], new byte[_table.Rows]);
        if (!SaysWhere)
        {
            return PlaceNone(points);
        }

        for (var row = 0; row < _table.Rows; row++)
        {
            var placed = PlaceOne(row);
            points.Longitude[row] = placed.Longitude;
            points.Latitude[row] = placed.Latitude;
            points.Places[row] = (byte)placed.Source;
            if (row % RowsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Rows = row;
            }
        }

        Rows = _table.Rows;
        return points;
    }

    private bool SaysWhere =>
        _givenLongitude is not null || _givenLatitude is not null || _postal is not null || _city is not null || _county is not null
        || _state is not null || _country is not null;

    /// <summary>One finding for the whole file: a list of all its records would tell nothing.</summary>
    private RecordPoints PlaceNone(RecordPoints points)
    {
        Array.Fill(points.Longitude, double.NaN);
        Array.Fill(points.Latitude, double.NaN);
        Array.Fill(points.Places, (byte)Place.None);
        _findings.Add(new Finding(
            0, 0, null, null, FindingKinds.Unplaced, $"No column holds coordinates or a part of an address, so none of the {_table.Rows:N0} records has a place."));
        return points;
    }

    private Placed PlaceOne(int row)
    {
        var (longitude, latitude) = (_givenLongitude?[row] ?? double.NaN, _givenLatitude?[row] ?? double.NaN);
        var found = default(Placed?);
        if (!double.IsNaN(longitude) || !double.IsNaN(latitude))
        {
            var kind = GivenPoints.Judge(longitude, latitude);
            if (kind is null)
            {
                found = Look(row);
                kind = JudgeDistance(longitude, latitude, found.Value);
            }

            if (kind is not null)
            {
                Note(row, kind, $"the coordinates are latitude {latitude}, longitude {longitude}{Beside(found)}");
            }

            if (kind is null || kind == FindingKinds.FarFromPostalCode)
            {
                return new Placed(longitude, latitude, Place.Given);
            }
        }

        var placed = found ?? Look(row);
        NotePlace(row, placed.Source);
        return placed;
    }

    /// <summary>Coordinates that lie far from the record's own postal code; exchanged ones when they would lie near it the other way round.</summary>
    private static FindingKind? JudgeDistance(double longitude, double latitude, Placed found)
    {
        if (found.Source != Place.PostalCode || Sphere.DistanceKm(longitude, latitude, found.Longitude, found.Latitude) < FarKilometers)
        {
            return null;
        }

        var isExchanged = GivenPoints.IsOnGlobe(latitude, longitude)
            && Sphere.DistanceKm(latitude, longitude, found.Longitude, found.Latitude) < NearKilometers;
        return isExchanged ? FindingKinds.Swapped : FindingKinds.FarFromPostalCode;
    }

    private Placed Look(int row)
    {
        var key = (WordOf(_postal, row), WordOf(_city, row), WordOf(_county, row), WordOf(_state, row), WordOf(_country, row));
        if (!_known.TryGetValue(key, out var placed))
        {
            placed = _gazetteer.Locate(new PlaceQuery(
                _country?.WordAt(row) ?? _defaultCountry, _state?.WordAt(row), _county?.WordAt(row), _city?.WordAt(row), _postal?.WordAt(row)));
            _known.Add(key, placed);
        }

        return placed;
    }

    private static int WordOf(TextColumn? column, int row) => column?.WordOfRow[row] ?? TextColumn.Empty;

    private void NotePlace(int row, Place source)
    {
        var (kind, what) = source switch
        {
            Place.PostalCode => (FindingKinds.ByPostalCode, $"placed by postal code {_postal?.WordAt(row)}"),
            Place.City => (FindingKinds.ByCity, $"placed by city {Words(_city, _state, row)}"),
            Place.County => (FindingKinds.ByCounty, $"placed by county {Words(_county, _state, row)}"),
            Place.State => (FindingKinds.ByState, $"placed by state {Words(_state, _country, row)}"),
            Place.Country => (FindingKinds.ByCountry, $"placed by country {_country?.WordAt(row) ?? _defaultCountry}"),
            _ => (FindingKinds.Unplaced, $"no place found{Address(row)}"),
        };
        Note(row, kind, what);
    }

    private static string Words(TextColumn? first, TextColumn? second, int row) =>
        string.Join(", ", new[] { first?.WordAt(row), second?.WordAt(row) }.Where(word => word is not null));

    private string Address(int row)
    {
        var words = new[] { _postal, _city, _county, _state, _country }.Select(column => column?.WordAt(row)).Where(word => word is not null).ToList();
        return words.Count == 0 ? ": the record names no address" : $" for {string.Join(", ", words)}";
    }

    private static string Beside(Placed? found) => found is { Source: Place.PostalCode } postal
        ? $", the postal code's center is latitude {postal.Latitude:0.####}, longitude {postal.Longitude:0.####}"
        : string.Empty;

    private void Note(int row, FindingKind kind, string what)
    {
        var (number, line) = (_table.NumberOfRow[row], _table.LineOfRow[row]);
        _findings.Add(new Finding(number, line, null, null, kind, $"Row {number} (line {line}): {what}."));
    }
}

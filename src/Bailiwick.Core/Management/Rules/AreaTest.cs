namespace Bailiwick.Core.Management.Rules;

/// <summary>Inside of an area, or outside of it.</summary>
internal sealed class AreaTest : ItemTest
{
    // About a meter, so that rounding at the edge never leaves out what the area itself lets in.
    private const double Margin = 1e-5;

    private readonly NumberAccountColumn _latitudes;
    private readonly NumberAccountColumn _longitudes;
    private readonly PlaceArea _area;
    private readonly bool _isNegated;
    private readonly NumberTest _band;

    public AreaTest(NumberAccountColumn latitudes, NumberAccountColumn longitudes, PlaceArea area, bool isNegated)
    {
        (_latitudes, _longitudes, _area, _isNegated) = (latitudes, longitudes, area, isNegated);
        _band = new NumberTest(latitudes, [(area.South - Margin, area.North + Margin)], isNegated: false, holdsForEmpty: false);
    }

    public override ItemTest Anchor => _isNegated ? this : _band;

    // Outside holds almost everywhere: nothing to look it up by.
    public override double Share => _isNegated ? 1 : _band.Share;

    public override bool Holds(int row)
    {
        var (latitude, longitude) = (_latitudes.At(row), _longitudes.At(row));
        return (!double.IsNaN(latitude) && !double.IsNaN(longitude) && _band.HoldsFor(latitude) && _area.Contains(longitude, latitude)) != _isNegated;
    }
}

using System.Text.Json;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>Coordinates of GeoJSON geometries. Says why when they are not as they should be; works on a copy of the reader.</summary>
internal sealed class CoordinateReader(BoundaryLimits limits)
{
    private readonly List<double> _numbers = [];
    private long _corners;

    /// <summary>The polygons of a geometry whose <c>coordinates</c> value the reader stands on.</summary>
    public bool TryRead(Utf8JsonReader reader, bool isMulti, out double[][][] polygons)
    {
        var found = new List<double[][]>();
        polygons = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        if (!isMulti)
        {
            if (!TryReadPolygon(ref reader, out var only))
            {
                return false;
            }

            polygons = [only];
            return true;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !TryReadPolygon(ref reader, out var next))
            {
                return false;
            }

            found.Add(next);
        }

        polygons = [.. found];
        return true;
    }

    private bool TryReadPolygon(ref Utf8JsonReader reader, out double[][] rings)
    {
        var found = new List<double[]>();
        rings = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !TryReadRing(ref reader, out var ring))
            {
                return false;
            }

            found.Add(ring);
        }

        rings = [.. found];
        return true;
    }

    /// <summary>Positions up to the end of the array the reader stands on, as longitude and latitude in turn; heights are dropped.</summary>
    public bool TryReadRing(ref Utf8JsonReader reader, out double[] ring)
    {
        _numbers.Clear();
        ring = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return false;
            }

            var dimension = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            {
                var value = reader.GetDouble();
                if (!double.IsFinite(value))
                {
                    return false;
                }

                if (dimension++ < 2)
                {
                    _numbers.Add(value);
                }
            }

            if (dimension < 2 || reader.TokenType != JsonTokenType.EndArray)
            {
                return false;
            }

            Count(1);
        }

        ring = [.. _numbers];
        return true;
    }

    /// <summary>Counts corners against the limit.</summary>
    public void Count(int corners)
    {
        _corners += corners;
        if (_corners > limits.Corners)
        {
            throw new UnreadableFileException(BoundaryRefusals.TooLarge("corners", limits.Corners));
        }
    }
}

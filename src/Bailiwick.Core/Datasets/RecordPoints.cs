namespace Bailiwick.Core.Datasets;

/// <summary>Where each record stands.</summary>
/// <param name="Longitude">By record, degrees east; NaN when it has no place.</param>
/// <param name="Latitude">By record, degrees north; NaN when it has no place.</param>
/// <param name="Places">By record, the number of its <see cref="Place"/>.</param>
public sealed record RecordPoints(double[] Longitude, double[] Latitude, byte[] Places)
{
    /// <summary>Memory held, about, in bytes.</summary>
    public long Bytes => (long)Longitude.Length * ((2 * sizeof(double)) + 1);

    /// <summary>How many records were placed in each way. O(rows).</summary>
    public PlaceCounts Counts() => PlaceCounts.Of(Places);

    /// <summary>West, south, east, north of all placed records in degrees, or null when none is placed. O(rows).</summary>
    public double[]? Bounds()
    {
        double[] bounds = [double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity];
        for (var row = 0; row < Longitude.Length; row++)
        {
            if (!double.IsNaN(Longitude[row]))
            {
                bounds[0] = Math.Min(bounds[0], Longitude[row]);
                bounds[1] = Math.Min(bounds[1], Latitude[row]);
                bounds[2] = Math.Max(bounds[2], Longitude[row]);
                bounds[3] = Math.Max(bounds[3], Latitude[row]);
            }
        }

        return double.IsInfinity(bounds[0]) ? null : bounds;
    }
}

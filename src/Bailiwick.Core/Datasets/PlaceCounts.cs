namespace Bailiwick.Core.Datasets;

/// <summary>How many records were placed in each way. The parts sum to the rows of the dataset.</summary>
public sealed record PlaceCounts(int Given, int PostalCode, int City, int County, int State, int Country, int None)
{
    /// <summary>Counts the places of all records. O(rows).</summary>
    public static PlaceCounts Of(ReadOnlySpan<byte> places)
    {
        Span<int> counts = stackalloc int[7];
        foreach (var place in places)
        {
            counts[place]++;
        }

        return new PlaceCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }
}

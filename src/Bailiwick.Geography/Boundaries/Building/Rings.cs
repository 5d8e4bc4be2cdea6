namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>Plain arithmetic on closed rings of the grid.</summary>
internal static class Rings
{
    /// <summary>Twice the signed area in square grid steps; positive when counterclockwise. Good to 15 digits. O(corners).</summary>
    public static double TwiceArea(ReadOnlySpan<Vertex> ring)
    {
        double sum = 0;
        var origin = ring[0];
        for (var index = 2; index < ring.Length; index++)
        {
            var a = ring[index - 1];
            var b = ring[index];
            sum += (((double)a.X - origin.X) * ((double)b.Y - origin.Y)) - (((double)b.X - origin.X) * ((double)a.Y - origin.Y));
        }

        return sum;
    }

    /// <summary>Twice the area of polygons: outsides less holes.</summary>
    public static double TwiceArea(Vertex[][][] polygons) => polygons.Sum(polygon => polygon.Sum(ring => TwiceArea(ring)));

    /// <summary>Turns the ring round where needed: outsides run counterclockwise, holes clockwise.</summary>
    public static void Orient(Vertex[] ring, bool isHole)
    {
        if (TwiceArea(ring) < 0 != isHole)
        {
            ring.AsSpan().Reverse();
        }
    }
}

using System.Buffers.Binary;
using Bailiwick.Geography.Maps;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class MeshWriterTests
{
    [Theory]
    [InlineData("counties", 0.02)]
    [InlineData("countries", 0.05)]
    [InlineData("municipalities", 0)]
    public void The_mesh_holds_every_border_and_every_pair_of_neighbors(string name, double tolerance)
    {
        var set = BoundarySetTests.SetOf(name);

        var mesh = Read(MeshWriter.Write(set, tolerance));

        var pairs = new HashSet<(int, int)>();
        for (var arc = 0; arc < mesh.Left.Length; arc++)
        {
            var points = mesh.Start[arc + 1] - mesh.Start[arc];
            Assert.True(points == 0 ? arc >= set.Topology.ArcCount : points >= 2);
            if (mesh.Left[arc] >= 0 && mesh.Right[arc] >= 0)
            {
                pairs.Add((Math.Min(mesh.Left[arc], mesh.Right[arc]), Math.Max(mesh.Left[arc], mesh.Right[arc])));
            }
        }

        var known = Enumerable.Range(0, set.Count).SelectMany(unit => set.Graph.NeighborsOf(unit).ToArray().Where(other => unit < other).Select(other => (unit, other)));
        Assert.Equal(known.Order(), pairs.Order());
    }

    [Fact]
    public void Without_tolerance_every_corner_is_there_and_with_it_ends_stay()
    {
        var set = SharedData.States.Set;
        var exact = Read(MeshWriter.Write(set, 0));
        var coarse = Read(MeshWriter.Write(set, 0.5));

        Assert.Equal(set.Topology.Points.Length, exact.Points.Length);
        Assert.InRange(coarse.Points.Length, 2 * set.Topology.ArcCount, exact.Points.Length / 4);
        for (var arc = 0; arc < set.Topology.ArcCount; arc++)
        {
            Assert.Equal(exact.Points[exact.Start[arc]], coarse.Points[coarse.Start[arc]]);
            Assert.Equal(exact.Points[exact.Start[arc + 1] - 1], coarse.Points[coarse.Start[arc + 1] - 1]);
            Assert.Equal((float)set.Topology.Arc(arc)[0].Longitude, exact.Points[exact.Start[arc]].Longitude);
        }
    }

    [Fact]
    public void A_simplified_border_stays_within_the_tolerance()
    {
        var set = SharedData.States.Set;
        const double tolerance = 0.1;
        var mesh = Read(MeshWriter.Write(set, tolerance));
        for (var arc = 0; arc < set.Topology.ArcCount; arc++)
        {
            var line = mesh.Points[mesh.Start[arc]..mesh.Start[arc + 1]].Select(point => OnMap(point.Longitude, point.Latitude)).ToArray();
            foreach (var corner in set.Topology.Arc(arc))
            {
                Assert.InRange(Distance(OnMap(corner.Longitude, corner.Latitude), line), 0, tolerance * 1.001);
            }
        }
    }

    /// <summary>The web map with the world 360 wide.</summary>
    private static (double X, double Y) OnMap(double longitude, double latitude) => (longitude, Math.Asinh(Math.Tan(latitude * Math.PI / 180)) * 180 / Math.PI);

    private static double Distance((double X, double Y) point, (double X, double Y)[] line)
    {
        var least = double.MaxValue;
        for (var index = 1; index < line.Length; index++)
        {
            var (a, b) = (line[index - 1], line[index]);
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = (dx * dx) + (dy * dy);
            var along = length > 0 ? Math.Clamp((((point.X - a.X) * dx) + ((point.Y - a.Y) * dy)) / length, 0, 1) : 0;
            least = Math.Min(least, Math.Sqrt(Math.Pow(a.X + (along * dx) - point.X, 2) + Math.Pow(a.Y + (along * dy) - point.Y, 2)));
        }

        return least;
    }

    private sealed record Mesh(int[] Start, int[] Left, int[] Right, (float Longitude, float Latitude)[] Points);

    private static Mesh Read(byte[] bytes)
    {
        var at = 0;
        var arcs = Int();
        var points = Int();
        var mesh = new Mesh(Ints(arcs + 1), Ints(arcs), Ints(arcs), new (float, float)[points]);
        for (var point = 0; point < points; point++)
        {
            mesh.Points[point] = (Float(), Float());
        }

        Assert.Equal(bytes.Length, at);
        Assert.Equal(points, mesh.Start[^1]);
        return mesh;

        int Int() => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((at += 4) - 4));
        float Float() => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((at += 4) - 4));
        int[] Ints(int count) => [.. Enumerable.Range(0, count).Select(_ => Int())];
    }
}

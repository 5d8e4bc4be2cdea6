using System.Text;
using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Xunit;

namespace Bailiwick.Geography.Tests;

/// <summary>Ten thousand broken files: a value or a refusal comes out of each, never an exception.</summary>
public sealed class MutatedFileTests
{
    private const string TopoJson = """
        {"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[-100,30]},"arcs":[[[0,0],[100,0],[0,100]],[[100,100],[-100,0],[0,-100]],[[100,100],[100,0],[0,-100],[-100,0]]],
        "objects":{"units":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":"a","properties":{"name":"A"},"arcs":[[0,1]]},{"type":"MultiPolygon","id":"b","properties":{"name":"B"},"arcs":[[[2]]]},
        {"type":null,"id":"c"}]}}}
        """;

    private static readonly BoundaryLimits _limits = new() { Corners = 100_000 };

    private static readonly string[] _seeds =
    [
        TopoJson,
        BoundaryReaderTests.Collection(
            BoundaryReaderTests.SquareFeature("a", 0, 0, 1),
            BoundaryReaderTests.SquareFeature("b", 1, 0, 1),
            BoundaryReaderTests.SquareFeature("c", 0, 1, 2),
            """{"type":"Feature","id":"d","properties":{"name":"D","n":1.5e3,"t":true},"geometry":{"type":"MultiPolygon","coordinates":[[[[178,1],[-178,1],[-178,3],[178,3],[178,1]],[[179,1.5],[179.5,1.5],[179.5,2],[179,1.5]]],[[[10,10],[12,12],[12,10],[10,12],[10,10]]]]}}"""),
        """{"type":"Feature","id":"pole","properties":{"crs":"x"},"geometry":{"type":"Polygon","coordinates":[[[-180,-80],[-90,-75],[0,-78],[90,-70],[179,-80],[-180,-80]]]}}""",
    ];

    private static readonly string[] _tokens =
        ["0", "-1", "1e308", "1e999", "-180", "180", "90", "null", "true", "[]", "{}", "[[]]", "\"\"", "NaN", "\"\\ud800\"", ",", ":", "[", "]", "{", "}", "\"", "2147483647", "-2147483648", "99999999999", "0.00000001", "\"Polygon\"", "\"MultiPolygon\"", "\"Topology\"", "\"id\""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_but_a_set_or_a_refusal_comes_out(int seed)
    {
        var random = new Random(seed);
        var done = 0;
        for (var round = 0; round < 2500; round++)
        {
            var bytes = Mutate(_seeds[random.Next(_seeds.Length)], random);
            try
            {
                var description = BoundaryReader.Describe(new MemoryStream(bytes), _limits);
                var reading = BoundaryReader.Read(new MemoryStream(bytes), new BoundaryChoice(description.IsDone ? description.Value.KeyGuess ?? "id" : "id"), _limits, TestContext.Current.CancellationToken);
                AssertSound(description.Refusal);
                AssertSound(reading.Refusal);
                if (reading.IsDone)
                {
                    done++;
                    AssertSound(reading.Value);
                }
            }
            catch (Exception broken) when (broken is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Round {round} of seed {seed} threw {broken.GetType().Name}: {broken.Message}\n{broken.StackTrace}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }

        // The mutations are mild enough that both outcomes are tried.
        Assert.InRange(done, 250, 2250);
    }

    private static void AssertSound(Refusal? refusal)
    {
        if (refusal is not null)
        {
            Assert.StartsWith("boundary.", refusal.Code);
            Assert.Contains("Maybe", refusal.Message);
        }
    }

    private static void AssertSound(BoundaryReading reading)
    {
        var set = reading.Set;
        Assert.True(set.Count > 0);
        Assert.Equal(set.Count, Graphs.ReachableFrom(set.Graph, 0));
        Assert.Equal(set.Count, set.Ids.Distinct().Count());
        Assert.All(set.AreaKm2, area => Assert.True(area > 0 && double.IsFinite(area)));
        Assert.Equal(set.Topology.Points, BoundarySet.FromBytes(set.ToBytes()).Topology.Points);
        Assert.All(reading.Findings, finding => Assert.StartsWith("boundary.", finding.Code));
    }

    private static byte[] Mutate(string text, Random random)
    {
        var times = random.Next(1, 4);
        for (var time = 0; time < times && text.Length > 4; time++)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text[..at] + text[(at + length)..],
                1 => string.Concat(text.AsSpan(0, at + length), text.AsSpan(at)),
                2 => text[..at],
                3 => ReplaceNumber(text, at, random),
                4 => ReplaceNumber(text, at, random),
                _ => text[..at] + _tokens[random.Next(_tokens.Length)] + text[(at + length)..],
            };
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(5) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string ReplaceNumber(string text, int from, Random random)
    {
        var at = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        if (at < 0)
        {
            return text;
        }

        at += from;
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        var number = random.Next(4) == 0 ? _tokens[random.Next(7)] : (random.Next(-18, 18) * 0.5).ToString();
        return text[..at] + number + text[end..];
    }
}

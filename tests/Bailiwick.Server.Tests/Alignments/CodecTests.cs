using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Storage.Alignments;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

public sealed class CodecTests
{
    [Fact]
    public void A_change_is_read_as_it_was_written()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var change = RandomChange(new Random(seed));
            var read = ChangeCodec.Read(ChangeCodec.Write(change));
            Assert.Equal(change.Moves, read.Moves);
            Assert.Equal(change.Locks, read.Locks);
            Assert.Equal(change.Areas, read.Areas);
        }
    }

    [Fact]
    public void A_thousand_neighboring_units_take_a_few_thousand_bytes()
    {
        var moves = Enumerable.Range(40_000, 1000).Select(unit => new UnitMove(new UnitIndex(unit), new AreaNumber(7), new AreaNumber(300)));
        Assert.InRange(ChangeCodec.Write(Change.Of(moves)).Length, 1000, 4200);
    }

    [Fact]
    public void Bytes_cut_short_changed_or_too_many_are_told_from_a_change()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var bytes = ChangeCodec.Write(RandomChange(random));
            var broken = random.Next(3) switch
            {
                0 => bytes[..random.Next(bytes.Length)],
                1 => [.. bytes, 1],
                _ => [2, .. bytes.Skip(1)],
            };
            Assert.ThrowsAny<Exception>(() => ChangeCodec.Read(broken.Length == 0 ? [9] : broken));
        }
    }

    [Fact]
    public void A_snapshot_is_read_as_it_was_written()
    {
        var random = new Random(5);
        var areas = AreaTree.Of([new Area(new AreaNumber(3), 0, AreaNumber.None, "Über") { Color = "#aabbcc", Owner = "Eve", TargetShare = 1 / 3.0, IsLocked = true }], 9);
        var areaOfUnit = Enumerable.Range(0, 1000).Select(_ => random.Next(2) == 0 ? (ushort)3 : AlignmentState.NoArea).ToArray();
        var locks = Enumerable.Range(0, 1000).Select(_ => random.Next(2) == 0).ToArray();

        var read = StateCodec.Read(StateCodec.Write(areas, areaOfUnit, locks));

        Assert.Equal(areas.All, read.Areas.All);
        Assert.Equal(9, read.Areas.NumbersGiven);
        Assert.Equal(areaOfUnit, read.AreaOfUnit);
        Assert.Equal(locks, read.Locks);
    }

    private static Change RandomChange(Random random)
    {
        var moves = Enumerable.Range(0, random.Next(50)).Select(_ => random.Next(300_000)).Distinct()
            .Select(unit => new UnitMove(new UnitIndex(unit), new AreaNumber(random.Next(-1, 3)), new AreaNumber(random.Next(3, 65_534))));
        var locks = Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(300_000)).Distinct()
            .Select(unit => new UnitLock(new UnitIndex(unit), random.Next(2) == 0));
        var areas = Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(65_000)).Distinct().Select(number => random.Next(3) switch
        {
            0 => new AreaChange(null, RandomArea(random, number)),
            1 => new AreaChange(RandomArea(random, number), null),
            _ => new AreaChange(RandomArea(random, number), RandomArea(random, number) with { Name = "Neu" }),
        });
        return Change.Of(moves.ToList(), locks.ToList(), areas.ToList());
    }

    private static Area RandomArea(Random random, int number) => new(new AreaNumber(number), random.Next(8), new AreaNumber(random.Next(-1, 9)), $"Área {random.Next()}")
    {
        Color = random.Next(2) == 0 ? null : "#0072b2",
        Owner = random.Next(2) == 0 ? null : "Ann O'Hara",
        TargetShare = random.Next(2) == 0 ? null : random.NextDouble(),
        IsLocked = random.Next(2) == 0,
    };
}

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>The real clock until a test moves it, and from there on. Jobs are done before: the scheduler has a clock of its own.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void MoveTo(DateTimeOffset instant) => _ahead = instant - System.GetUtcNow();
}

namespace Bailiwick.Server.Live;

/// <summary>Hears every notice on every node; for what a node keeps warm in memory. Must not throw, must not take long.</summary>
public interface ILiveListener
{
    public Task HearAsync(LiveNotice notice, CancellationToken cancellation);
}

namespace Bailiwick.Server.Management.Events;

/// <summary>How patiently deliveries are tried again: each wait is twice the one before, up to an hour.</summary>
/// <param name="FirstWait">After the first failure.</param>
/// <param name="MostAttempts">Then a delivery is dead until somebody sends it again.</param>
public sealed record WebhookPace(TimeSpan FirstWait, int MostAttempts)
{
    public static WebhookPace Usual { get; } = new(TimeSpan.FromSeconds(5), 12);

    public TimeSpan WaitAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, FirstWait.TotalSeconds * Math.Pow(2, Math.Max(0, attempts - 1))));
}

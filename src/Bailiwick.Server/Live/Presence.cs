using Microsoft.AspNetCore.SignalR;

namespace Bailiwick.Server.Live;

/// <summary>
/// Who looks at which alignment, over all nodes. Each node announces its own people whenever they change and again every while;
/// what another node has not repeated in time is forgotten, so that a killed node leaves no ghosts.
/// </summary>
public sealed class Presence(LiveNotices notices, IHubContext<LiveHub> hub, TimeProvider clock) : BackgroundService, ILiveListener
{
    private static readonly TimeSpan _repeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _forget = TimeSpan.FromSeconds(60);

    private readonly Guid _node = Guid.NewGuid();
    private readonly Lock _gate = new();
    private readonly Dictionary<Place, Dictionary<string, LivePerson>> _own = [];
    private readonly Dictionary<(Place Place, Guid Node), (IReadOnlyList<LivePerson> Users, DateTimeOffset At)> _announced = [];

    public sealed record Place(Guid Workspace, Guid Alignment);

    public Task EnterAsync(Place place, string connection, LivePerson person)
    {
        lock (_gate)
        {
            if (!_own.TryGetValue(place, out var people))
            {
                _own[place] = people = [];
            }

            people[connection] = person;
        }

        return AnnounceAsync(place, CancellationToken.None);
    }

    public Task LeaveAsync(Place place, string connection)
    {
        lock (_gate)
        {
            if (_own.TryGetValue(place, out var people) && people.Remove(connection) && people.Count == 0)
            {
                _own.Remove(place);
            }
        }

        return AnnounceAsync(place, CancellationToken.None);
    }

    public async Task HearAsync(LiveNotice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice is not { Kind: LiveNotice.Present, Node: { } node, Users: { } users })
        {
            return;
        }

        var place = new Place(notice.Workspace, notice.Id);
        lock (_gate)
        {
            _announced[(place, node)] = (users, clock.GetUtcNow());
        }

        await ShowAsync(place, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_repeat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var place in Forget())
            {
                await ShowAsync(place, stoppingToken);
            }

            foreach (var place in OwnPlaces())
            {
                await AnnounceAsync(place, stoppingToken);
            }
        }
    }

    private async Task AnnounceAsync(Place place, CancellationToken cancellation)
    {
        IReadOnlyList<LivePerson> users;
        lock (_gate)
        {
            users = _own.TryGetValue(place, out var people) ? people.Values.Distinct().ToList() : [];
        }

        await notices.SendAsync(new LiveNotice(LiveNotice.Present, place.Workspace, place.Alignment) { Node = _node, Users = users }, cancellation);
    }

    private Task ShowAsync(Place place, CancellationToken cancellation)
    {
        List<LivePerson> users;
        lock (_gate)
        {
            users = _announced.Where(one => one.Key.Place == place).SelectMany(one => one.Value.Users).Distinct().OrderBy(person => person.Name).ToList();
        }

        return hub.Clients.Group(LiveHub.AlignmentGroup(place.Workspace, place.Alignment))
            .SendAsync("present", new { alignmentId = place.Alignment, users }, cancellation);
    }

    private List<Place> Forget()
    {
        lock (_gate)
        {
            var old = _announced.Where(one => one.Value.At < clock.GetUtcNow() - _forget || one.Value.Users.Count == 0).Select(one => one.Key).ToList();
            old.ForEach(key => _announced.Remove(key));
            return old.Select(key => key.Place).Distinct().ToList();
        }
    }

    private List<Place> OwnPlaces()
    {
        lock (_gate)
        {
            return [.. _own.Keys];
        }
    }
}

namespace Bailiwick.Server.Management.Unattended;

/// <summary>
/// Something that happens in the live model without anybody asking at that moment. What is due is told by the database alone, and done in one
/// transaction that looks once more: several nodes, a restart or a second look do nothing twice.
/// </summary>
public interface IUnattendedWork
{
    /// <summary>Does whatever is due now, in any workspace; one that fails keeps no other from its turn.</summary>
    public Task DoAsync(CancellationToken cancellation);
}

using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bailiwick.Storage.Access;

/// <summary>A person who signs in. The e-mail address is unique, letter case aside.</summary>
public sealed class UserRow
{
    public required UserId Id { get; init; }

    public required string Email { get; set; }

    public required string Name { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>Changes with the password; a cookie that carries an older one is no longer good.</summary>
    public required Guid Stamp { get; set; }

    public int FailedAttempts { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Storage : IEntityTypeConfiguration<UserRow>
    {
        public void Configure(EntityTypeBuilder<UserRow> builder) => builder.ToTable("users").HasKey(user => user.Id);
    }
}

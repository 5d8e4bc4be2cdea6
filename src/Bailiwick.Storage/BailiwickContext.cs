using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bailiwick.Storage;

/// <summary>
/// The tables that are read and written row by row. Each capability adds its sets in a partial of its own folder and says how they are
/// stored in an <see cref="IEntityTypeConfiguration{TEntity}"/> beside them; columns are named in snake case by themselves.
/// </summary>
public sealed partial class BailiwickContext(DbContextOptions<BailiwickContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => IdConverters.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BailiwickContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
            {
                property.SetColumnName(SnakeCase.Of(property.Name));
            }
        }
    }
}

// library
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanArchitecture.Infrastructure;

public sealed class TodoItem
{
    public int Id { get; set; }

    public string Title { get; set; } = "";
}

public interface IApplicationDbContext
{
    DbSet<TodoItem> TodoItems { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}

public sealed class ApplicationDbContext(DbContextOptions<ApplicationDbContext> options) : DbContext(options), {|HA1004:IApplicationDbContext|}
{
    public DbSet<TodoItem> TodoItems => Set<TodoItem>();
}

public sealed class TodoItemConfiguration : IEntityTypeConfiguration<TodoItem>
{
    public void Configure(EntityTypeBuilder<TodoItem> builder) => builder.Property(item => item.Title).HasMaxLength(200);
}

/** Shows at a table's edge that there is more beyond it, and says nothing where it fits. */
export function watchTables(): void {
  document.querySelectorAll<HTMLElement>('.table').forEach((table) => {
    const sheet = table.querySelector<HTMLElement>('.sheet');
    if (!sheet) return;
    const look = () => {
      const beyond = sheet.scrollWidth - sheet.clientWidth;
      const hint = table.querySelector<HTMLElement>('.swipe');
      if (hint) hint.hidden = beyond < 4;
      table.classList.toggle('more', beyond - sheet.scrollLeft > 4);
    };
    sheet.addEventListener('scroll', look);
    window.addEventListener('resize', look);
    document.addEventListener('click', look);
    look();
  });
}
